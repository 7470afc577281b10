package org.walletsuite.payment.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.payment.stand.Stand;
import org.walletsuite.payment.stand.StandCache;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.platform.money.Asset;

/** Checks payments against cached data: stand, festival and QR code. */
@Component
class PaymentCheck {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    private final StandCache stands;
    private final Festivals festivals;
    private final OfflineSettings settings;
    private final Clock clock;

    PaymentCheck(StandCache stands, Festivals festivals, OfflineSettings settings, Clock clock) {
        this.stands = stands;
        this.festivals = festivals;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A well-formed payment.
     *
     * @param refusal why it can't be made now, or null; an earlier attempt of the same payment may have succeeded
     */
    record Checked(Asset asset, @Nullable ApiException refusal) {}

    /** Throws {@link ApiException} for payments that could never succeed, such as one with a forged code. */
    Checked check(Payment payment) {
        var stand = stands.get(payment.terms().standId());
        if (payment.wallet().equals(stand.id())) {
            throw Wallets.notFound();
        }
        var festival =
                payment.code().map(code -> festivalOf(code, stand)).orElseGet(() -> festivals.get(stand.festivalId()));
        payment.code()
                .filter(code -> festival.hasKey(code.keyId()))
                .ifPresent(code -> code.checkSignature(festival.qrKeys()));
        try {
            refuseNow(payment, stand, festival);
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

    /** An offline payment is checked against stand, festival and code as they were when it was taken. */
    private void refuseNow(Payment payment, Stand stand, Festival festival) {
        if (payment.code().filter(code -> !festival.hasKey(code.keyId())).isPresent()) {
            throw new ApiException(FestivalFailure.INVALID_QR, "QR code is not valid");
        }
        var now = clock.instant();
        var takenAt = payment.takenAt() == null ? now : checkedTime(payment.takenAt(), now);
        var isActive = payment.takenAt() == null ? stand.isActive() : stands.wasActive(stand.id(), takenAt);
        if (!isActive) {
            throw new ApiException(FestivalFailure.STAND_INACTIVE);
        }
        if (festivals.hasEnded(festival, takenAt)) {
            throw new ApiException(FestivalFailure.FESTIVAL_ENDED);
        }
        payment.code().ifPresent(code -> code.checkTime(takenAt));
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
