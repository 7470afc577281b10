package org.walletsuite.partnersync.partner;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.PartnerEnvironment;

/**
 * One entry of a partner's history.
 *
 * @param number counts the partner's changes
 * @param actor the admin; null where it was the partner itself, or its endpoint
 * @param fields which were set, and to what; never a secret
 */
record PartnerChange(
        long number,
        PartnerAction action,
        @Nullable PartnerEnvironment environment,
        @Nullable UUID actor,
        String fields,
        Instant at) {}
