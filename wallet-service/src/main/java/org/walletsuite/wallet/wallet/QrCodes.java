package org.walletsuite.wallet.wallet;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.wallet.festival.Festivals;

/** Creates and verifies wallets' QR codes. */
@Component
class QrCodes {

    private final Wallets wallets;
    private final Festivals festivals;
    private final QrSettings settings;
    private final Clock clock;

    QrCodes(Wallets wallets, Festivals festivals, QrSettings settings, Clock clock) {
        this.wallets = wallets;
        this.festivals = festivals;
        this.settings = settings;
        this.clock = clock;
    }

    /** A code and its wallet's balance, in cents. */
    record Drawn(String qrCode, long balance) {}

    Drawn draw(UUID owner, UUID festivalId) {
        var wallet = wallets.mine(owner, festivalId);
        var key = festivals.signingKey(festivalId).orElseThrow(Festivals::unknown);
        var code = QrCode.sign(wallet.id(), owner, festivalId, key, clock.instant(), settings.ttl());
        return new Drawn(code, wallet.balance());
    }

    /** The wallet of a code; throws INVALID_QR when the code isn't ours, or not valid now. */
    WalletView read(String text) {
        var code = QrCode.parse(text);
        var festival = festivals.find(code.festivalId()).orElseThrow(QrCodes::invalid);
        code.checkSignature(festival.qrKeys());
        code.checkTime(clock.instant());
        return wallets.find(code.walletId())
                .filter(wallet -> wallet.festivalId().equals(code.festivalId()))
                .orElseThrow(QrCodes::invalid);
    }

    private static ApiException invalid() {
        return new ApiException(FestivalFailure.INVALID_QR, "QR code is not valid");
    }
}
