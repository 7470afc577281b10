package org.walletsuite.withdrawal.reconciliation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The ledger's keys of this service, which name the withdrawal. */
final class LedgerKeys {

    private static final Pattern OURS =
            Pattern.compile("withdrawal:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}):(?:hold|pay)");

    private LedgerKeys() {}

    /** Empty for whatever this service did not command for a withdrawal. */
    static Optional<UUID> withdrawal(String key) {
        var ours = OURS.matcher(key);
        return ours.matches() ? Optional.of(UUID.fromString(ours.group(1))) : Optional.empty();
    }
}
