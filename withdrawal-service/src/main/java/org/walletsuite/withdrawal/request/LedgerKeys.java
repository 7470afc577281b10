package org.walletsuite.withdrawal.request;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The ledger's keys of withdrawals that wait for an approval. */
public final class LedgerKeys {

    private static final String PREFIX = "withdrawal:";
    private static final String HOLD = ":hold";
    private static final String PAY = ":pay";

    private static final Pattern OURS = Pattern.compile(
            PREFIX + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:" + HOLD + "|" + PAY + ")");

    private LedgerKeys() {}

    /** Depends on the row alone: whoever sends it again means the same. */
    static String hold(UUID withdrawal) {
        return PREFIX + withdrawal + HOLD;
    }

    static String pay(UUID withdrawal) {
        return PREFIX + withdrawal + PAY;
    }

    /** The withdrawal that a key names; empty for whatever was not commanded for one. */
    public static Optional<UUID> withdrawal(String key) {
        var ours = OURS.matcher(key);
        return ours.matches() ? Optional.of(UUID.fromString(ours.group(1))) : Optional.empty();
    }
}
