package org.walletsuite.payment.stand;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.idempotency.Reply;

/** A stand in the festival family's format. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StandView(
        UUID id,
        UUID festivalId,
        String name,
        StandCategory category,
        @Nullable String location,
        StandStatus status,
        Instant createdAt,
        Instant updatedAt) {

    /** How the making of a stand is answered. */
    static Reply<Data<StandView>> created(Stand stand) {
        return Reply.created(new Data<>(of(stand)));
    }

    static StandView of(Stand stand) {
        return new StandView(
                stand.id(),
                stand.festivalId(),
                stand.name(),
                stand.category(),
                stand.location(),
                stand.status(),
                stand.createdAt().truncatedTo(ChronoUnit.SECONDS),
                stand.updatedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
