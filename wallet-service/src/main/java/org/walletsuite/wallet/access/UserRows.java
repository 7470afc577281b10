package org.walletsuite.wallet.access;

import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.security.Role;
import org.walletsuite.wallet.person.Person;
import org.walletsuite.wallet.person.PersonRows;

/** The directory, searched. */
@Repository
class UserRows {

    private static final String MATCHING = " from person"
            + " where (:search::text is null or position(lower(:search) in"
            + " lower(concat_ws(' ', email, username, full_name, phone))) > 0)"
            + " and (:role::text is null or role = :role)"
            + " and (:active::boolean is null or is_active = :active)";

    private final JdbcClient db;

    UserRows(JdbcClient db) {
        this.db = db;
    }

    /** Null does not matter. */
    record Filter(
            @Nullable String search,
            @Nullable Role role,
            @Nullable Boolean active) {}

    /** Newest first. */
    List<Person> list(Filter wanted, ListPage page) {
        return matching(
                        "select " + PersonRows.COLUMNS + MATCHING + " order by number desc limit :size offset :offset",
                        wanted)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> PersonRows.person(row))
                .list();
    }

    long count(Filter wanted) {
        return matching("select count(*)" + MATCHING, wanted).query(Long.class).single();
    }

    private StatementSpec matching(String sql, Filter wanted) {
        return db.sql(sql)
                .param("search", wanted.search(), Types.VARCHAR)
                .param("role", wanted.role() == null ? null : wanted.role().name(), Types.VARCHAR)
                .param("active", wanted.active(), Types.BOOLEAN);
    }
}
