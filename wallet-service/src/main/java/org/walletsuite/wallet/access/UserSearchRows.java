package org.walletsuite.wallet.access;

import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.security.Role;
import org.walletsuite.wallet.user.UserAccount;
import org.walletsuite.wallet.user.UserAccountRows;

/** Searches in the directory. */
@Repository
class UserSearchRows {

    private static final String MATCHING = " from person"
            + " where (:search::text is null or position(lower(:search) in"
            + " lower(concat_ws(' ', email, username, full_name, phone))) > 0)"
            + " and (:role::text is null or role = :role)"
            + " and (:active::boolean is null or is_active = :active)";

    /** One index for each way to identify a user. */
    private static final String IDENTIFIED = " and id in (select id from person where id = :id"
            + " union all select id from person where number = :number"
            + " union all select id from person where email = :email"
            + " union all select id from person where phone = :phone"
            + " union all select id from person where lower(username collate \"C\") = :username)";

    private final JdbcClient db;

    UserSearchRows(JdbcClient db) {
        this.db = db;
    }

    /** Null matches everything. */
    record Filter(
            @Nullable String search,
            @Nullable UserLookup lookup,
            @Nullable Role role,
            @Nullable Boolean active) {}

    /** Newest first. */
    List<UserAccount> list(Filter requested, ListPage page) {
        return matching(
                        "select " + UserAccountRows.COLUMNS,
                        requested,
                        " order by number desc limit :size offset :offset")
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> UserAccountRows.user(row))
                .list();
    }

    long count(Filter requested) {
        return matching("select count(*)", requested, "").query(Long.class).single();
    }

    private StatementSpec matching(String select, Filter requested, String end) {
        var lookup = requested.lookup();
        return lookup == null
                ? filtered(select + MATCHING + end, requested)
                : filtered(select + MATCHING + IDENTIFIED + end, requested)
                        .param("id", lookup.id(), Types.OTHER)
                        .param("number", lookup.number(), Types.BIGINT)
                        .param("email", lookup.email(), Types.VARCHAR)
                        .param("phone", lookup.phone(), Types.VARCHAR)
                        .param("username", lookup.username(), Types.VARCHAR);
    }

    private StatementSpec filtered(String sql, Filter requested) {
        return db.sql(sql)
                .param("search", requested.search(), Types.VARCHAR)
                .param(
                        "role",
                        requested.role() == null ? null : requested.role().name(),
                        Types.VARCHAR)
                .param("active", requested.active(), Types.BOOLEAN);
    }
}
