package org.walletsuite.ledger.grant;

import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;

/** What can be done in a program. */
public enum Operation {
    /** Opening accounts; naming assets takes it in any program. */
    OPEN,
    POST,
    REVERSE,
    /** Placing, posting and voiding holds. */
    HOLD,
    STATUS,
    FLOOR,
    READ;

    /** What this command does. */
    public static Operation of(LedgerCommand command) {
        return switch (command) {
            case Post _, PostAll _ -> POST;
            case PostHold _ -> HOLD;
            case Reverse _ -> REVERSE;
        };
    }
}
