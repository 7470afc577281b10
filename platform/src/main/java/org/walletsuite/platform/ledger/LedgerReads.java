package org.walletsuite.platform.ledger;

/** What the ledger answers without changing anything: safe to ask again. Commands go through {@link Ledger}. */
public interface LedgerReads
        extends LedgerPart,
                LedgerPart.AccountReads,
                LedgerPart.HoldReads,
                LedgerPart.StatementReads,
                LedgerPart.TransferReads,
                LedgerPart.BookReads {

    /** Each id takes 41 characters of an address, and servers take no more than 8 KiB of a request's head. */
    int MOST_IDS = 100;
}
