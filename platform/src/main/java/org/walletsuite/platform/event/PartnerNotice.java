package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.PartnerEnvironment;

/**
 * What a partner should hear of, keyed by partner. Not on the topic of partners' states: there the last event of a key is
 * the state, and one of an unknown type makes it uncertain.
 */
@Topic(PartnerNotice.TOPIC)
public sealed interface PartnerNotice extends DomainEvent {

    String TOPIC = "partner-notices";

    String partnerId();

    @Override
    default String key() {
        return partnerId();
    }

    /**
     * A secret ends soon, and its environment has none that lives longer.
     *
     * @param contactEmail null where the partner gave none
     * @param secretPrefix the beginning of the secret, which tells it from others and opens nothing
     */
    @EventType("partner.secret-expiring.v1")
    record SecretExpiring(
            String id,
            Instant time,
            String partnerId,
            String name,
            @Nullable String contactEmail,
            PartnerEnvironment environment,
            String secretPrefix,
            Instant expiresAt)
            implements PartnerNotice {

        public SecretExpiring {
            Objects.requireNonNull(partnerId, "partnerId");
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }
    }

    /**
     * Nothing is sent to an endpoint any more until its address is set again.
     *
     * @param contactEmail null where the partner gave none
     * @param reason a sentence without its full stop; it names no address, whose query may hold a secret
     */
    @EventType("partner.webhook-disabled.v1")
    record WebhookDisabled(
            String id,
            Instant time,
            String partnerId,
            String name,
            @Nullable String contactEmail,
            PartnerEnvironment environment,
            String reason)
            implements PartnerNotice {

        public WebhookDisabled {
            Objects.requireNonNull(partnerId, "partnerId");
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
