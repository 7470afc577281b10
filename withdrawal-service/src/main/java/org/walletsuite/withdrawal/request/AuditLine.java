package org.walletsuite.withdrawal.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A row of the audit log as admins see it.
 *
 * @param actor the id of the user or admin who did it
 * @param fromStatus null for what was not there before
 */
@JsonNaming(SnakeCaseStrategy.class)
record AuditLine(
        long id,
        String action,
        UUID actor,
        @Nullable String fromStatus,
        String toStatus,
        @Nullable String notes,
        Instant createdAt) {}
