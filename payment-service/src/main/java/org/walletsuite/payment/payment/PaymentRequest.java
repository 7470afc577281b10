package org.walletsuite.payment.payment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.festival.QrCode;

/**
 * A payment to be made with a wallet, named by its id or by its QR code.
 *
 * @param walletId text, so that one that is no UUID is told in the document's words
 * @param amount in minor units
 */
@OneWayToPay
record PaymentRequest(
        @Nullable String walletId,
        @Nullable String qrCode,

        @NotNull(message = "This field is required.")
        @Min(value = 1, message = "Must be at least 1.")
        @Max(value = 999_999_999_999L, message = "Must have at most 12 digits.")
        Long amount,

        @NotNull(message = "This field is required.") UUID standId,

        @Nullable @Size(max = PRODUCTS, message = "Must have at most 50 items.")
        List<
                        @NotNull(message = "Must not be null.")
                        @Pattern(regexp = PRODUCT, message = "Must be 1 to 64 letters, digits or -_.:/+#@.") String>
                productIds) {

    /** With {@link #PRODUCT}, what fits into a transfer's metadata. */
    private static final int PRODUCTS = 50;

    private static final String PRODUCT = "[A-Za-z0-9_.:/+#@-]{1,64}";

    /** The code that names the wallet, not trusted yet; empty when the wallet's id does. */
    Optional<QrCode> code() {
        return Optional.ofNullable(qrCode).map(QrCode::parse);
    }

    UUID wallet() {
        return Wallets.id(Objects.requireNonNull(walletId));
    }
}
