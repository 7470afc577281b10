package org.walletsuite.runner.fault;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The ledger's tables for one festival and some users' other accounts, in the order of the accounts' entries.
 *
 * @param entries of all accounts in the festival's token, and of the users' accounts
 */
record LedgerSnapshot(List<Account> accounts, List<Entry> entries) {

    /** What is held for withdrawals is part of the balance. */
    record Account(String id, long balance, long held, long seq, String status) {

        long available() {
            return balance - held;
        }
    }

    /**
     * An entry and the transfer that it belongs to.
     *
     * @param transaction by what clients know the transfer
     */
    record Entry(
            String account,
            long seq,
            long amount,
            long balanceAfter,
            String transfer,
            String kind,
            String key,
            String transaction) {}

    private static final String CHOSEN = " from account a where a.asset = ? or a.id::text = any(?)";

    private static final String ACCOUNTS =
            "select a.id::text, a.balance, a.held, a.seq, a.status" + CHOSEN + " order by a.id";

    /** A top-up has an id of its own, and gift cards and withdrawals have a number. */
    private static final String ENTRIES =
            "select e.account_id::text, e.seq, e.amount, e.balance_after, t.id::text, t.kind,"
                    + " t.idempotency_key, coalesce(t.metadata ->> 'transactionId', t.kind || '-' || (t.metadata ->> 'orderNumber'),"
                    + " t.kind || '-' || (t.metadata ->> 'withdrawalNumber'), t.id::text)"
                    + " from entry e join transfer t on t.id = e.transfer_id"
                    + " where e.account_id in (select a.id" + CHOSEN + ") order by e.account_id, e.seq";

    /** The accounts of a festival, and others by their ids. */
    static LedgerSnapshot read(String databaseUrl, String festival, List<String> others) throws SQLException {
        var asset = "FEST-" + festival;
        var accounts = new ArrayList<Account>();
        var entries = new ArrayList<Entry>();
        try (var connection = DriverManager.getConnection(databaseUrl);
                var ofAccounts = connection.prepareStatement(ACCOUNTS);
                var ofEntries = connection.prepareStatement(ENTRIES)) {
            var ids = connection.createArrayOf("text", others.toArray());
            ofAccounts.setString(1, asset);
            ofAccounts.setArray(2, ids);
            try (var row = ofAccounts.executeQuery()) {
                while (row.next()) {
                    accounts.add(new Account(
                            row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5)));
                }
            }
            ofEntries.setString(1, asset);
            ofEntries.setArray(2, ids);
            try (var row = ofEntries.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8)));
                }
            }
        }
        return new LedgerSnapshot(List.copyOf(accounts), List.copyOf(entries));
    }
}
