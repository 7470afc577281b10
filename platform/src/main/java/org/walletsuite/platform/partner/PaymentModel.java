package org.walletsuite.platform.partner;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who pays for the vouchers that a partner issues. */
public enum PaymentModel {
    /** The partner, who was paid by its customer before; its settlement account is debited. */
    DIRECT_PAYMENT,
    /** The customer, whose wallet is debited. */
    FLOAT_BASED;

    /** As the API writes it, such as {@code float_based}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a text that is none of the codes. */
    public static Optional<PaymentModel> of(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
