package org.walletsuite.runner.fault;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The ledger's tables for one festival, in the order of its accounts' entries.
 *
 * @param entries of all accounts in the festival's token
 */
record LedgerSnapshot(List<Account> accounts, List<Entry> entries) {

    record Account(String id, long balance, long seq, String status) {}

    /** An entry and the transfer that it belongs to. */
    record Entry(String account, long seq, long amount, long balanceAfter, String transfer, String kind, String key) {}

    static LedgerSnapshot read(String databaseUrl, String festival) throws SQLException {
        var asset = "FEST-" + festival;
        var accounts = new ArrayList<Account>();
        var entries = new ArrayList<Entry>();
        try (var connection = DriverManager.getConnection(databaseUrl);
                var ofAccounts = connection.prepareStatement(
                        "select id::text, balance, seq, status from account where asset = ? order by id");
                var ofEntries =
                        connection.prepareStatement("select e.account_id::text, e.seq, e.amount, e.balance_after,"
                                + " t.id::text, t.kind, t.idempotency_key from account a"
                                + " join entry e on e.account_id = a.id join transfer t on t.id = e.transfer_id"
                                + " where a.asset = ? order by e.account_id, e.seq")) {
            ofAccounts.setString(1, asset);
            try (var row = ofAccounts.executeQuery()) {
                while (row.next()) {
                    accounts.add(new Account(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4)));
                }
            }
            ofEntries.setString(1, asset);
            try (var row = ofEntries.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7)));
                }
            }
        }
        return new LedgerSnapshot(List.copyOf(accounts), List.copyOf(entries));
    }
}
