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

    private final JdbcClient db;

    UserSearchRows(JdbcClient db) {
        this.db = db;
    }

    /** Null matches everything. */
    record Filter(
            @Nullable String search,
            @Nullable Role role,
            @Nullable Boolean active) {}

    /** Newest first. */
    List<UserAccount> list(Filter requested, ListPage page) {
        return matching(
                        "select " + UserAccountRows.COLUMNS + MATCHING
                                + " order by number desc limit :size offset :offset",
                        requested)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> UserAccountRows.user(row))
                .list();
    }

    long count(Filter requested) {
        return matching("select count(*)" + MATCHING, requested)
                .query(Long.class)
                .single();
    }

    private StatementSpec matching(String sql, Filter requested) {
        return db.sql(sql)
                .param("search", requested.search(), Types.VARCHAR)
                .param(
                        "role",
                        requested.role() == null ? null : requested.role().name(),
                        Types.VARCHAR)
                .param("active", requested.active(), Types.BOOLEAN);
    }
}
