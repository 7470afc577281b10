package org.walletsuite.wallet.customer;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.user.Customer;

/** The customers' table, and whose phone is proved. */
@Repository
class CustomerRows {

    /** Of a user: may log in, and nobody has wanted the main wallet to be deactivated since it was activated last. */
    private static final String ACTIVE =
            "p.is_active and coalesce((select wanted.status = 'ACTIVE' from main_wallet wallet"
                    + " join main_wallet_status wanted on wanted.wallet_id = wallet.id where wallet.person_id = p.id"
                    + " order by wanted.number desc limit 1), true)";

    private final JdbcClient db;

    CustomerRows(JdbcClient db) {
        this.db = db;
    }

    /** Serialises creating and claiming the customer with this number until the transaction ends. */
    void lock(String msisdn) {
        db.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("customer:" + msisdn)
                .query(Integer.class)
                .single();
    }

    /** The user who proved this number, else the customer who has it; one statement, so that a claim can't come between. */
    Optional<Customer> find(String msisdn) {
        return db.sql("select p.id, p.id as owner_id, " + ACTIVE + " as is_active from person p"
                        + " where p.phone = :msisdn and p.phone_verified"
                        + " union all"
                        + " select id, id, true from customer where msisdn = :msisdn and user_id is null")
                .param("msisdn", msisdn)
                .query((row, _) -> customer(row))
                .optional();
    }

    /** A customer, claimed or not, or a user. */
    Optional<Customer> find(UUID id) {
        return db.sql("select c.id, coalesce(p.id, c.id) as owner_id, coalesce(" + ACTIVE + ", true) as is_active"
                        + " from customer c left join person p on p.id = c.user_id where c.id = :id"
                        + " union all"
                        + " select p.id, p.id, " + ACTIVE + " from person p where p.id = :id")
                .param("id", id)
                .query((row, _) -> customer(row))
                .optional();
    }

    void add(UUID id, String msisdn, @Nullable String name, @Nullable String email, Instant now) {
        db.sql("insert into customer (id, msisdn, name, email, created_at) values (?, ?, ?, ?, ?)")
                .param(id)
                .param(msisdn)
                .param(name)
                .param(email)
                .param(at(now))
                .update();
    }

    /** Gives the customer with this number, if there is one, to a user. */
    Optional<UUID> claim(String msisdn, UUID user, Instant now) {
        return db.sql(
                        "update customer set user_id = ?, claimed_at = ? where msisdn = ? and user_id is null returning id")
                .param(user)
                .param(at(now))
                .param(msisdn)
                .query(UUID.class)
                .optional();
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getObject("id", UUID.class), row.getObject("owner_id", UUID.class), row.getBoolean("is_active"));
    }
}
