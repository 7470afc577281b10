package org.walletsuite.payment.payment;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.payment.stand.Stand;
import org.walletsuite.payment.stand.StandsForPayment;
import org.walletsuite.payment.transaction.Booking;
import org.walletsuite.payment.transaction.Bookings;
import org.walletsuite.payment.transaction.Metadata;
import org.walletsuite.payment.transaction.TransactionType;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.security.Caller;
import org.walletsuite.platform.web.IdempotencyKey;

/** Takes payments: what is known here is checked in memory, the rest is one command to the ledger. */
@Service
class Payments {

    private final StandsForPayment stands;
    private final Festivals festivals;
    private final Bookings bookings;
    private final Clock clock;

    Payments(StandsForPayment stands, Festivals festivals, Bookings bookings, Clock clock) {
        this.stands = stands;
        this.festivals = festivals;
        this.bookings = bookings;
        this.clock = clock;
    }

    Booking pay(Caller staff, IdempotencyKey key, PaymentRequest request) {
        var code = request.code();
        var wallet = code.map(QrCode::walletId).orElseGet(request::wallet);
        var stand = stands.get(request.standId());
        if (wallet.equals(stand.id())) {
            throw Wallets.notFound();
        }
        var festival = code.map(read -> festivalOf(read, stand)).orElseGet(() -> festivals.get(stand.festivalId()));
        var command = purchase(staff, key, wallet, request);
        var refusal = refusalForNow(stand, code, festival);
        return refusal.isEmpty()
                ? bookings.book(key, command, wallet, festival.asset())
                : bookings.earlier(key, command, wallet, festival.asset()).orElseThrow(refusal::get);
    }

    private Festival festivalOf(QrCode code, Stand stand) {
        if (!code.festivalId().equals(stand.festivalId())) {
            throw new ApiException(ErrorCode.FESTIVAL_MISMATCH);
        }
        return festivals.withKey(stand.festivalId(), code.keyId());
    }

    /** A refusal that an earlier try of the same payment may not have met; a forged code is refused whenever it comes. */
    private Optional<ApiException> refusalForNow(Stand stand, Optional<QrCode> code, Festival festival) {
        if (code.isPresent()) {
            if (!festival.hasKey(code.get().keyId())) {
                return Optional.of(new ApiException(ErrorCode.INVALID_QR, "QR code is not valid"));
            }
            code.get().checkSignature(festival.qrKeys());
        }
        if (!stand.isActive()) {
            return Optional.of(new ApiException(ErrorCode.STAND_INACTIVE));
        }
        try {
            code.ifPresent(read -> read.checkTime(clock.instant()));
            return Optional.empty();
        } catch (ApiException outdated) {
            return Optional.of(outdated);
        }
    }

    private static Post purchase(Caller staff, IdempotencyKey key, UUID wallet, PaymentRequest request) {
        return new Post(
                key.value(),
                TransactionType.PURCHASE.name(),
                List.of(
                        new Leg(wallet, -request.amount(), Wallet.PURPOSE),
                        new Leg(request.standId(), request.amount(), Bookings.STAND)),
                null,
                metadata(staff, request));
    }

    private static Map<String, Object> metadata(Caller staff, PaymentRequest request) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put(Metadata.STAND, request.standId().toString());
        metadata.put(Metadata.STAFF, staff.id().toString());
        if (request.productIds() != null) {
            metadata.put(Metadata.PRODUCTS, request.productIds());
        }
        return metadata;
    }
}
