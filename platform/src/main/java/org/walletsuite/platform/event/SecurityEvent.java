package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What users should know about the safety of their account, keyed by user. */
@Topic(SecurityEvent.TOPIC)
public sealed interface SecurityEvent extends DomainEvent {

    String TOPIC = "security";

    UUID userId();

    @Override
    default String key() {
        return userId().toString();
    }

    /**
     * A user logged in from a device of a kind that they never logged in from before.
     *
     * @param device for the user to recognise, such as {@code Chrome on Windows}: one line of visible text
     */
    @EventType("security.new-device.v1")
    record NewDevice(String id, Instant time, UUID userId, String device) implements SecurityEvent {

        public NewDevice {
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(device, "device");
        }
    }

    /** A user, or somebody who knew the password, chose another one. */
    @EventType("security.password-changed.v1")
    record PasswordChanged(String id, Instant time, UUID userId) implements SecurityEvent {

        public PasswordChanged {
            Objects.requireNonNull(userId, "userId");
        }
    }

    /** A user, or somebody who knew the PIN, chose another one; a first PIN is no change. */
    @EventType("security.pin-changed.v1")
    record PinChanged(String id, Instant time, UUID userId) implements SecurityEvent {

        public PinChanged {
            Objects.requireNonNull(userId, "userId");
        }
    }

    /**
     * Too many wrong PINs were given for a user.
     *
     * @param until when the PIN may be tried again
     */
    @EventType("security.pin-locked.v1")
    record PinLocked(String id, Instant time, UUID userId, Instant until) implements SecurityEvent {

        public PinLocked {
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(until, "until");
        }
    }
}
