package org.walletsuite.voucher.transaction;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of a partner's call. */
enum TransactionStatus {
    /** A voucher was shown, or money was moved: once for each voucher that was issued or cancelled. */
    SUCCEEDED,
    /** A retry was answered as the first request was, and moved nothing. */
    REPLAYED,
    FAILED;

    /** As the API writes it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a text that is none of the codes. */
    static Optional<TransactionStatus> of(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
