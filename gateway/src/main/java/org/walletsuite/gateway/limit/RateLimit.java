package org.walletsuite.gateway.limit;

import java.util.UUID;
import org.walletsuite.platform.family.LimitScope;
import org.walletsuite.platform.partner.PartnerEnvironment;

/**
 * A rate limit: how many requests a caller may make in a minute.
 *
 * @param scope what is counted
 */
record RateLimit(LimitScope scope, LimitKey key, long perMinute) {

    /** The key that requests are counted by. */
    sealed interface LimitKey {

        /** A user with a valid token. */
        record User(UUID id) implements LimitKey {}

        /** A partner in an environment, whichever of its tokens it shows. */
        record Partner(String id, PartnerEnvironment environment) implements LimitKey {}

        /**
         * A system with an API key, which only its service can verify; the key's digest, so that memory holds no
         * secrets.
         */
        record ApiKey(String digest) implements LimitKey {}

        /** All other clients, and all clients where limits are by address only. */
        record Address(String network) implements LimitKey {}
    }
}
