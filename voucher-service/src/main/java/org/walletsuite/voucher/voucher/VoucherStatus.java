package org.walletsuite.voucher.voucher;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The status of a voucher. No transition leads back to an earlier status. */
enum VoucherStatus {
    /** The ledger has not posted its money yet; the voucher is not shown. */
    ISSUING,
    /** The ledger rejected it; the voucher is not shown. */
    REFUSED,
    ACTIVE,
    REDEEMED,
    CANCELLED,
    EXPIRED;

    boolean canBecome(VoucherStatus next) {
        return switch (this) {
            case ISSUING -> next == ACTIVE || next == REFUSED;
            case ACTIVE -> next == REDEEMED || next == CANCELLED || next == EXPIRED;
            case REFUSED, REDEEMED, CANCELLED, EXPIRED -> false;
        };
    }

    boolean isShown() {
        return this != ISSUING && this != REFUSED;
    }

    /** As the API writes it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of this name, among those that are shown. */
    static Optional<VoucherStatus> of(String text) {
        return Stream.of(values())
                .filter(status -> status.isShown() && status.text().equals(text))
                .findFirst();
    }
}
