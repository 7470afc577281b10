package org.walletsuite.voucher.transaction;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of partners' calls are kept on record. */
enum TransactionType {
    ISSUE,
    QUERY,
    CANCEL;

    /** As the API writes it, and as endpoints are marked. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a text that is none of the codes. */
    static Optional<TransactionType> of(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
