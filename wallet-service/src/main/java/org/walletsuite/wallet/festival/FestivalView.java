package org.walletsuite.wallet.festival;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.idempotency.Reply;

/** A festival in API responses. */
record FestivalView(
        UUID id,
        String name,
        String startDate,
        String endDate,
        @Nullable String location,
        String timezone,
        String currencyName,
        BigDecimal exchangeRate,
        Festival.Status status,
        QrAlgorithm qrAlgorithm,
        OfflineLimits offlineLimits,
        Instant createdAt,
        Instant updatedAt) {

    /** How the making of a festival is answered. */
    static Reply<Data<FestivalView>> created(FestivalRow festival) {
        return Reply.created(new Data<>(of(festival)));
    }

    static FestivalView of(FestivalRow festival) {
        var details = festival.details();
        return new FestivalView(
                festival.id(),
                details.name(),
                details.startDate(),
                details.endDate(),
                details.location(),
                details.timezone(),
                details.currencyName(),
                details.exchangeRate(),
                festival.status(),
                details.qrAlgorithm(),
                details.offlineLimits(),
                festival.createdAt().truncatedTo(ChronoUnit.SECONDS),
                festival.updatedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
