package org.walletsuite.payment.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.payment.stand.Stand;
import org.walletsuite.payment.stand.StandsForPayment;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.platform.money.Asset;

/** Checks payments by what is known here, in memory: stand, festival and QR code. */
@Component
class Checkout {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    private final StandsForPayment stands;
    private final Festivals festivals;
    private final OfflineSettings settings;
    private final Clock clock;

    Checkout(StandsForPayment stands, Festivals festivals, OfflineSettings settings, Clock clock) {
        this.stands = stands;
        this.festivals = festivals;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A payment that may be one.
     *
     * @param refusal why it can't be made now, or null; an earlier try of the same payment may not have met it
     */
    record Checked(Asset asset, @Nullable ApiException refusal) {}

    /** Throws {@link ApiException} for what never could be paid; a forged code is refused whenever it comes. */
    Checked check(Purchase purchase) {
        var stand = stands.get(purchase.terms().standId());
        if (purchase.wallet().equals(stand.id())) {
            throw Wallets.notFound();
        }
        var festival =
                purchase.code().map(code -> festivalOf(code, stand)).orElseGet(() -> festivals.get(stand.festivalId()));
        purchase.code()
                .filter(code -> festival.hasKey(code.keyId()))
                .ifPresent(code -> code.checkSignature(festival.qrKeys()));
        try {
            refuseNow(purchase, stand, festival);
            return new Checked(festival.asset(), null);
        } catch (ApiException refusal) {
            return new Checked(festival.asset(), refusal);
        }
    }

    private Festival festivalOf(QrCode code, Stand stand) {
        if (!code.festivalId().equals(stand.festivalId())) {
            throw new ApiException(FestivalFailure.FESTIVAL_MISMATCH);
        }
        return festivals.withKey(stand.festivalId(), code.keyId());
    }

    /** What was taken offline is judged by what stand, festival and code were then, whatever became of them since. */
    private void refuseNow(Purchase purchase, Stand stand, Festival festival) {
        if (purchase.code().filter(code -> !festival.hasKey(code.keyId())).isPresent()) {
            throw new ApiException(FestivalFailure.INVALID_QR, "QR code is not valid");
        }
        var now = clock.instant();
        var takenAt = purchase.takenAt() == null ? now : checkedTime(purchase.takenAt(), now);
        var isActive = purchase.takenAt() == null ? stand.isActive() : stands.wasActive(stand.id(), takenAt);
        if (!isActive) {
            throw new ApiException(FestivalFailure.STAND_INACTIVE);
        }
        if (festivals.hasEnded(festival, takenAt)) {
            throw new ApiException(FestivalFailure.FESTIVAL_ENDED);
        }
        purchase.code().ifPresent(code -> code.checkTime(takenAt));
    }

    private Instant checkedTime(Instant takenAt, Instant now) {
        if (takenAt.isAfter(now.plus(CLOCKS_DIFFER_BY))) {
            throw ApiException.invalid("takenAt", "Is in the future.");
        }
        if (takenAt.isBefore(now.minus(settings.acceptFor()))) {
            throw ApiException.invalid("takenAt", "Is too long ago.");
        }
        return takenAt;
    }
}
