package org.walletsuite.ledger.grant;

import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;

/** The operations that are granted by program. */
public enum Operation {
    /** Opening accounts; naming assets requires it in any program. */
    OPEN,
    POST,
    REVERSE,
    /** Placing, posting and voiding holds. */
    HOLD,
    STATUS,
    FLOOR,
    READ;

    /** The operation that this command needs. */
    public static Operation of(LedgerCommand command) {
        return switch (command) {
            case Post _, PostAll _ -> POST;
            case PostHold _ -> HOLD;
            case Reverse _ -> REVERSE;
        };
    }
}
