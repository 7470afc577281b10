package org.walletsuite.voucher.transaction;

import org.jspecify.annotations.Nullable;

/** What a list of calls is narrowed by, as it was sent; null where it doesn't matter. */
record TransactionQuery(
        @Nullable String from,
        @Nullable String to,
        @Nullable String status,
        @Nullable String operation,
        @Nullable String reference) {}
