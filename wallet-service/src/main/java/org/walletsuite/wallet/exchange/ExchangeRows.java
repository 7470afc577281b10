package org.walletsuite.wallet.exchange;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who the provider's users are here, and which of its tokens were used. */
@Repository
class ExchangeRows {

    private final JdbcClient db;

    ExchangeRows(JdbcClient db) {
        this.db = db;
    }

    Optional<UUID> find(ProviderUser user) {
        return db.sql("select person_id from external_identity where issuer = ? and subject = ?")
                .param(user.issuer())
                .param(user.subject())
                .query(UUID.class)
                .optional();
    }

    /** Serialises first log-ins of one user, until the transaction ends. */
    void lock(ProviderUser user) {
        db.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("external-identity:" + user.issuer() + " " + user.subject())
                .query(Integer.class)
                .single();
    }

    void add(ProviderUser user, UUID id, Instant now) {
        db.sql("insert into external_identity (issuer, subject, person_id, created_at) values (?, ?, ?, ?)")
                .param(user.issuer())
                .param(user.subject())
                .param(id)
                .param(at(now))
                .update();
    }

    /** False where the token was used before; of two at the same instant the second waits for the first. */
    boolean use(ProviderUser user) {
        return db.sql(
                                "insert into exchanged_token (hash, expires_at) values (decode(?, 'hex'), ?) on conflict do nothing")
                        .param(user.token())
                        .param(at(user.end()))
                        .update()
                == 1;
    }

    int deleteExpired(int limit, Instant now) {
        return db.sql("delete from exchanged_token where hash in (select hash from exchanged_token"
                        + " where expires_at < ? limit ? for update skip locked)")
                .param(at(now))
                .param(limit)
                .update();
    }
}
