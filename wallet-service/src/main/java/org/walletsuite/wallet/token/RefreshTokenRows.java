package org.walletsuite.wallet.token;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of refresh tokens: their hashes and their families. */
@Repository
class RefreshTokenRows {

    private final JdbcClient db;

    RefreshTokenRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * The tokens of one log-in.
     *
     * @param end when it ends, however often it was renewed
     */
    record Family(UUID id, UUID user, boolean revoked, Instant end) {}

    void addFamily(UUID id, UUID user, Instant expiry, Instant end) {
        db.sql("insert into token_family (id, person_id, expires_at, ends_at) values (?, ?, ?, ?)")
                .param(id)
                .param(user)
                .param(expiry.atOffset(ZoneOffset.UTC))
                .param(end.atOffset(ZoneOffset.UTC))
                .update();
    }

    void add(byte[] hash, UUID family, Instant expiry) {
        db.sql("insert into refresh_token (hash, family_id, expires_at) values (?, ?, ?)")
                .param(hash)
                .param(family)
                .param(expiry.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<UUID> ownerOf(byte[] hash) {
        return db.sql("select person_id from token_family"
                        + " where id = (select family_id from refresh_token where hash = ?)")
                .param(hash)
                .query(UUID.class)
                .optional();
    }

    /** Serialises concurrent uses of one token. */
    Optional<Family> lockFamilyOf(byte[] hash) {
        return db.sql("select id, person_id, revoked_at is not null as revoked, ends_at from token_family"
                        + " where id = (select family_id from refresh_token where hash = ?) for update")
                .param(hash)
                .query((row, _) -> new Family(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getBoolean("revoked"),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * The use of a token.
     *
     * @param salt with the token it gives the successor; null where it was used for good
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once; nobody compares uses.
    record Use(Instant at, byte @Nullable [] salt) {}

    /** Empty when it has not been used. */
    Optional<Use> useOf(byte[] hash) {
        return db.sql("select used_at, salt from refresh_token where hash = ? and used_at is not null")
                .param(hash)
                .query((row, _) ->
                        new Use(row.getObject("used_at", OffsetDateTime.class).toInstant(), row.getBytes("salt")))
                .optional();
    }

    /** Marks a token as used; false when it has expired. */
    boolean use(byte[] hash, byte @Nullable [] salt, Instant now) {
        return db.sql("update refresh_token set used_at = ?, salt = ?"
                                + " where hash = ? and used_at is null and expires_at > ?")
                        .param(now.atOffset(ZoneOffset.UTC))
                        .param(salt)
                        .param(hash)
                        .param(now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void extend(UUID family, Instant expiry) {
        db.sql("update token_family set expires_at = ? where id = ?")
                .param(expiry.atOffset(ZoneOffset.UTC))
                .param(family)
                .update();
    }

    void revoke(UUID family, Instant now) {
        db.sql("update token_family set revoked_at = ? where id = ? and revoked_at is null")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(family)
                .update();
    }

    void revokeAll(UUID user, Instant now) {
        db.sql("update token_family set revoked_at = ? where person_id = ? and revoked_at is null")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(user)
                .update();
    }

    /**
     * Deletes some expired families and returns how many; locked ones are skipped until the next run. Families are
     * deleted as a whole: as long as one token is valid, used ones must be recognised.
     */
    int deleteExpired(int most, Instant now) {
        return db.sql("delete from token_family where id in (select id from token_family where expires_at < ?"
                        + " order by id limit ? for update skip locked)")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(most)
                .update();
    }
}
