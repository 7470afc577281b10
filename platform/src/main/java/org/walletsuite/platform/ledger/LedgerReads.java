package org.walletsuite.platform.ledger;

/** Queries to the ledger, which are safe to retry. Commands go through {@link Ledger}. */
public interface LedgerReads
        extends LedgerPart,
                LedgerPart.AccountReads,
                LedgerPart.HoldReads,
                LedgerPart.StatementReads,
                LedgerPart.TransferReads,
                LedgerPart.BookReads {

    /** Each id takes 41 characters of the URL, and servers accept at most 8 KiB of headers. */
    int MOST_IDS = 100;
}
