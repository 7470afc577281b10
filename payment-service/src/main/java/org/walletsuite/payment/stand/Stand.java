package org.walletsuite.payment.stand;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.FestivalFailure;

/** A stand, where users pay; its ledger account has the stand's id. */
public record Stand(
        UUID id,
        UUID festivalId,
        String name,
        StandCategory category,
        @Nullable String location,
        StandStatus status,
        Instant createdAt,
        Instant updatedAt) {

    public boolean isActive() {
        return status == StandStatus.ACTIVE;
    }

    /** Throws STAND_CLOSED when it is closed, which is final. */
    Stand become(StandStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new ApiException(FestivalFailure.STAND_CLOSED);
        }
        return status == next ? this : new Stand(id, festivalId, name, category, location, next, createdAt, now);
    }

    /** Throws STAND_CLOSED when it is closed, because its name belongs to its past sales. */
    Stand described(String newName, StandCategory newCategory, @Nullable String newLocation, Instant now) {
        if (status == StandStatus.CLOSED) {
            throw new ApiException(FestivalFailure.STAND_CLOSED);
        }
        return new Stand(id, festivalId, newName, newCategory, newLocation, status, createdAt, now);
    }
}
