package org.walletsuite.ledger.reconciliation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.walletsuite.ledger.reconciliation.Slice.Stretch;

/** The rows that a part of a check reads, and how they are divided into slices. */
enum CheckScope {
    /** All books at once, for conditions on sums; must cost no more than reading all accounts. */
    BOOKS("", ""),
    /** Rows with positions, a range at a time. */
    JOURNAL("", ""),
    TRANSFERS("transfer", """
            with posted as (select distinct transfer_id as id from entry where position > :after and position <= :upto)
            select id from posted
            union select t.reverses from transfer t join posted p on p.id = t.id where t.reverses is not null"""),
    ACCOUNTS("account", """
            select account_id from entry where position > :after and position <= :upto
            union select account_id from hold_change where position > :after and position <= :upto
            union select account_id from status_change where position > :after and position <= :upto
            union select account_id from floor_change where position > :after and position <= :upto"""),
    HOLDS("hold", "select distinct hold_id from hold_change where position > :after and position <= :upto");

    private final String table;
    private final String touched;

    CheckScope(String table, String touched) {
        this.table = table;
        this.touched = touched;
    }

    /** The ids that a range of the journal refers to. */
    List<UUID> touched(Connection snapshot, Stretch stretch) throws SQLException {
        try (var query = stretch.prepare(snapshot, touched)) {
            return ids(query);
        }
    }

    /** All ids in pages: the next ones after this, ascending. */
    List<UUID> page(Connection snapshot, UUID after, int size) throws SQLException {
        try (var query =
                snapshot.prepareStatement("select id from " + table + " where id > ? order by id limit " + size)) {
            query.setObject(1, after);
            return ids(query);
        }
    }

    private static List<UUID> ids(PreparedStatement query) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
