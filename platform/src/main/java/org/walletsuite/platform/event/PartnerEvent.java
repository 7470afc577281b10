package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PaymentModel;

/**
 * What a partner may do, keyed by partner; the topic is compacted, so that its last event per partner is the state. No
 * event holds a secret.
 */
@Topic(PartnerEvent.TOPIC)
public sealed interface PartnerEvent extends DomainEvent {

    String TOPIC = "partners";

    String partnerId();

    @Override
    default String key() {
        return partnerId();
    }

    /**
     * A partner is new, or something about it changed. Its revoked tokens travel with the rest: one version orders all, and
     * compaction forgets a token together with the event that named it.
     *
     * @param version counts the partner's changes; ignore an event with a lower version than the last one
     * @param uuid the owner of its accounts in the ledger
     * @param environments those in which it has ever had credentials, each at most once, the one that it was made in first
     */
    @EventType("partner.changed.v1")
    record PartnerChanged(
            String id, Instant time, String partnerId, UUID uuid, long version, String name, List<Terms> environments)
            implements PartnerEvent {

        public PartnerChanged {
            Objects.requireNonNull(partnerId, "partnerId");
            Objects.requireNonNull(uuid, "uuid");
            environments = List.copyOf(environments);
        }

        /** The environment that it was made in, which admins mean where they name none. */
        public PartnerEnvironment home() {
            return environments.getFirst().environment();
        }

        /** Empty where it has never had credentials. */
        public Optional<Terms> in(PartnerEnvironment environment) {
            return environments.stream()
                    .filter(terms -> terms.environment() == environment)
                    .findFirst();
        }
    }

    /**
     * A partner's terms in one environment.
     *
     * @param active whether it gets tokens and may use them
     * @param creditLimit how far its settlement account may go below zero, in cents; null for no limit
     * @param notBefore a whole second; tokens issued before it are revoked
     * @param revokedTokens the ids of single revoked tokens while they would still be valid; never many
     * @param webhook whether it has an address for webhooks
     */
    record Terms(
            PartnerEnvironment environment,
            boolean active,
            PaymentModel paymentModel,
            int rateLimitPerMinute,
            @Nullable Long creditLimit,
            Instant notBefore,
            Set<String> revokedTokens,
            boolean webhook) {

        public Terms {
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(paymentModel, "paymentModel");
            Objects.requireNonNull(notBefore, "notBefore");
            revokedTokens = Set.copyOf(revokedTokens);
        }
    }
}
