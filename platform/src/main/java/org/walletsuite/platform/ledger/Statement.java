package org.walletsuite.platform.ledger;

import java.util.List;

/**
 * One page of an account's entries, newest first, each with its transfer.
 *
 * @param total how many entries the account has
 */
public record Statement(Account account, long total, List<Line> lines) {

    /**
     * One entry.
     *
     * @param entry this account's entry
     * @param transfer the transfer it belongs to, with this entry only
     */
    public record Line(Transfer.Entry entry, Transfer transfer) {}
}
