package org.walletsuite.payment.payment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.festival.QrCode;

/** The fields of every payment: wallet, by id or by QR code, amount, products and stand. */
@WalletOrQrCode
interface PaymentTerms {

    /** Together with {@link #PRODUCT}, the limit of a transfer's metadata. */
    int PRODUCTS = 50;

    /** The longest product id; tills choose their own ids, in any characters. */
    int PRODUCT = 64;

    String NO_PRODUCT = "Must have 1 to 64 characters.";

    String OFFLINE_ID = "[\\x21-\\x7e]{1,64}";

    @Nullable
    String walletId();

    @Nullable
    String qrCode();

    /** In minor units. */
    Long amount();

    UUID standId();

    @Nullable
    List<String> productIds();

    /** The wallet's QR code, not verified yet; empty when the wallet is given by id. */
    default Optional<QrCode> code() {
        return Optional.ofNullable(qrCode()).map(QrCode::parse);
    }

    /** Throws INVALID_ID when the wallet's id is invalid. */
    default UUID wallet() {
        return Wallets.id(Objects.requireNonNull(walletId()));
    }
}
