package org.walletsuite.wallet.festival;

import com.nimbusds.jose.jwk.JWK;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.web.Patch;

/** The festivals at which users can have wallets. */
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

    /** A festival for other features, with its keys; empty until it is opened. */
    public Optional<Festival> find(UUID id) {
        return rows.opened(id).map(this::withKeys);
    }

    /** The key that signs a festival's QR codes; empty until it is opened. */
    public Optional<JWK> signingKey(UUID id) {
        return rows.opened(id)
                .map(festival -> keys.signing(id, festival.details().qrAlgorithm()));
    }

    /** The keys with which tills verify codes offline; none while the festival's codes are signed with a secret. */
    PublicQrKeys publicKeys(UUID id) {
        var algorithm = get(id).details().qrAlgorithm();
        return switch (algorithm) {
            case HS256 -> PublicQrKeys.NONE;
            case ES256 -> PublicQrKeys.of(keys.of(id, algorithm));
        };
    }

    /** Whether there is such a festival and it is open. */
    public boolean exists(UUID id) {
        return rows.opened(id).isPresent();
    }

    /** A festival for other services; from now on its token's name is fixed. */
    Optional<Festival> forServices(UUID id) {
        return rows.openedWithFixedName(id, clock.instant()).map(this::withKeys);
    }

    public static ApiException unknown() {
        return new ApiException(ErrorCode.NOT_FOUND, "Festival not found");
    }

    /** The intent of a festival, within a transaction; it is shown once it is opened. */
    UUID begin(FestivalDetails.Checked details) {
        var festival = FestivalRow.begin(Ids.next(), details, clock.instant());
        rows.add(festival);
        keys.add(festival.id(), details.qrAlgorithm(), festival.createdAt());
        return festival.id();
    }

    /** Opens a festival that was begun with these particulars, and shows it as it begins, whatever became of it since. */
    FestivalRow open(UUID id, FestivalDetails.Checked details) {
        ledger.open(id);
        return get(id).asBegun(details);
    }

    /**
     * Changes only the row, so that a change is either made or refused; the ledger gets a new name within about a
     * minute, and nothing relies on the name there.
     */
    FestivalRow change(UUID id, FestivalBody body, Patch<Festival.Status> status) {
        return transaction.execute(_ -> {
            var before = rows.lock(id).filter(FestivalRow::opened).orElseThrow(Festivals::unknown);
            var changed = before.details().changedBy(body);
            if (before.nameFixed()
                    && !changed.currencyName().equals(before.details().currencyName())) {
                throw new ApiException(
                        ErrorCode.CONFLICT, "currencyName cannot be changed any more: the token is in use");
            }
            var after = before.become(changed, status.overRequired(before.status()), clock.instant());
            rows.update(before, after);
            keys.provide(id, changed.qrAlgorithm(), after.updatedAt());
            return after;
        });
    }

    /** No change when it is active. */
    FestivalRow activate(UUID id) {
        return transaction.execute(_ -> {
            var before = rows.lock(id).filter(FestivalRow::opened).orElseThrow(Festivals::unknown);
            if (before.status() == Festival.Status.ACTIVE) {
                return before;
            }
            var after = before.become(before.details(), Festival.Status.ACTIVE, clock.instant());
            rows.update(before, after);
            return after;
        });
    }

    FestivalRow get(UUID id) {
        return rows.opened(id).orElseThrow(Festivals::unknown);
    }

    DataPage<FestivalView> page(Paging paging) {
        var festivals = rows.page(paging).stream().map(FestivalView::of).toList();
        return paging.of(festivals, rows.count());
    }

    private Festival withKeys(FestivalRow festival) {
        return new Festival(
                festival.id(),
                festival.details().name(),
                ZoneId.of(festival.details().timezone()),
                FestivalLedger.asset(festival),
                festival.cashInAccount(),
                festival.cardInAccount(),
                keys.of(festival.id(), festival.details().qrAlgorithm()),
                rows.statuses(festival.id()));
    }
}
