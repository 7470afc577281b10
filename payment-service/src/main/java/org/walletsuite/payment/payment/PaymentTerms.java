package org.walletsuite.payment.payment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.festival.QrCode;

/** What every payment says: which wallet, named by its id or by its QR code, pays how much for what, and where. */
@OneWayToPay
interface PaymentTerms {

    /** With {@link #PRODUCT}, what fits into a transfer's metadata. */
    int PRODUCTS = 50;

    /** As long as a product's id may be; it is the tills' own, in whatever characters they write it. */
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

    /** The code that names the wallet, not trusted yet; empty when the wallet's id does. */
    default Optional<QrCode> code() {
        return Optional.ofNullable(qrCode()).map(QrCode::parse);
    }

    /** Throws INVALID_ID when the wallet's id is none. */
    default UUID wallet() {
        return Wallets.id(Objects.requireNonNull(walletId()));
    }
}
