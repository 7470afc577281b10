package org.walletsuite.wallet.festival;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.idempotency.Reply;

/** A festival as clients read it. */
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
        Instant createdAt,
        Instant updatedAt) {

    /** How the making of a festival is answered. */
    static Reply<Data<FestivalView>> created(FestivalRow festival) {
        return Reply.created(new Data<>(of(festival)));
    }

    static FestivalView of(FestivalRow festival) {
        var particulars = festival.particulars();
        return new FestivalView(
                festival.id(),
                particulars.name(),
                particulars.startDate(),
                particulars.endDate(),
                particulars.location(),
                particulars.timezone(),
                particulars.currencyName(),
                particulars.exchangeRate(),
                festival.status(),
                festival.createdAt().truncatedTo(ChronoUnit.SECONDS),
                festival.updatedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
