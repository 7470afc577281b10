package org.walletsuite.wallet.festival;

import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.id.Ids;

/** The festivals that people can have wallets at. */
@Component
public class Festivals {

    private final FestivalRows rows;
    private final QrKeyRows keys;
    private final FestivalLedger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Festivals(FestivalRows rows, QrKeyRows keys, FestivalLedger ledger, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A festival as other features and services know it, with its keys; empty until it is opened. */
    public Optional<Festival> find(UUID id) {
        return rows.opened(id)
                .map(festival -> new Festival(
                        id,
                        festival.particulars().name(),
                        ZoneId.of(festival.particulars().timezone()),
                        FestivalLedger.asset(festival),
                        festival.cashInAccount(),
                        festival.cardInAccount(),
                        keys.of(id)));
    }

    public static ApiException unknown() {
        return new ApiException(ErrorCode.NOT_FOUND, "Festival not found");
    }

    FestivalRow create(Particulars.Checked particulars) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var festival = new FestivalRow(
                Ids.next(), particulars, FestivalStatus.ACTIVE, Ids.next(), Ids.next(), now, now, false, null);
        transaction.executeWithoutResult(_ -> {
            rows.add(festival);
            keys.addTo(festival.id(), now);
        });
        ledger.settle(festival.id());
        return get(festival.id());
    }

    FestivalRow change(UUID id, Particulars change, @Nullable FestivalStatus status) {
        transaction.executeWithoutResult(_ -> {
            var festival = rows.lock(id).filter(FestivalRow::opened).orElseThrow(Festivals::unknown);
            var changed = festival.particulars().changedBy(change).checked();
            rows.update(id, changed, status == null ? festival.status() : status, clock.instant());
        });
        ledger.settle(id);
        return get(id);
    }

    FestivalRow get(UUID id) {
        return rows.opened(id).orElseThrow(Festivals::unknown);
    }

    DataPage<FestivalView> page(Paging paging) {
        var festivals = rows.page(paging).stream().map(FestivalView::of).toList();
        return paging.of(festivals, rows.count());
    }
}
