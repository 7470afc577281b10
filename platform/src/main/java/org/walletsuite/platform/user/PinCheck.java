package org.walletsuite.platform.user;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** What came of an attempt at a user's transaction PIN. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PinCheck.Correct.class, name = "correct"),
    @JsonSubTypes.Type(value = PinCheck.Incorrect.class, name = "incorrect"),
    @JsonSubTypes.Type(value = PinCheck.NoPin.class, name = "no-pin"),
    @JsonSubTypes.Type(value = PinCheck.Locked.class, name = "locked")
})
public sealed interface PinCheck {

    record Correct() implements PinCheck {}

    /** It was counted. */
    record Incorrect() implements PinCheck {}

    /** The user has none, or there is no such user. */
    record NoPin() implements PinCheck {}

    /**
     * Nobody looked at it, because too many were wrong before.
     *
     * @param seconds until the next attempt
     */
    record Locked(long seconds) implements PinCheck {

        public Duration rest() {
            return Duration.ofSeconds(seconds);
        }
    }
}
