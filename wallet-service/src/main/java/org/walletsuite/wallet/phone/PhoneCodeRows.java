package org.walletsuite.wallet.phone;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The codes that were sent within the last hour. */
@Repository
class PhoneCodeRows {

    private final JdbcClient db;

    PhoneCodeRows(JdbcClient db) {
        this.db = db;
    }

    record Sent(UUID id, String hash) {

        @Override
        public String toString() {
            return "Sent[id=" + id + "]";
        }
    }

    /** Serialises concurrent sending to one phone until the transaction ends. */
    void lockPhone(String phone) {
        db.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("phone-code:" + phone)
                .query(Integer.class)
                .single();
    }

    void add(UUID id, UUID user, String phone, String hash, Instant now, Instant expiry) {
        db.sql("insert into phone_code (id, person_id, phone, code_hash, sent_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(user)
                .param(phone)
                .param(hash)
                .param(at(now))
                .param(at(expiry))
                .update();
    }

    /** When the oldest of the latest codes was sent, if the user or the phone has reached the limit since then. */
    Optional<Instant> oldestOfLast(int codes, UUID user, String phone, Instant since) {
        return Stream.of(nthNewest(codes, "person_id = ?", user, since), nthNewest(codes, "phone = ?", phone, since))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    /** The current code; empty when it was used or has expired. */
    Optional<Sent> newest(UUID user, String phone, Instant now) {
        return db.sql("select id, code_hash from (select * from phone_code where person_id = ? and phone = ?"
                        + " order by sent_at desc, id desc limit 1) newest where used_at is null and expires_at > ?")
                .param(user)
                .param(phone)
                .param(at(now))
                .query((row, _) -> new Sent(row.getObject("id", UUID.class), row.getString("code_hash")))
                .optional();
    }

    /** Marks a code as used; false when it was used before. */
    boolean use(UUID id, Instant now) {
        return db.sql("update phone_code set used_at = ? where id = ? and used_at is null")
                        .param(at(now))
                        .param(id)
                        .update()
                == 1;
    }

    void delete(UUID id) {
        db.sql("delete from phone_code where id = ?").param(id).update();
    }

    /** Deletes some and answers how many. */
    int deleteSentBefore(Instant time, int most) {
        return db.sql("delete from phone_code where id in (select id from phone_code where sent_at < ? limit ?)")
                .param(at(time))
                .param(most)
                .update();
    }

    private Optional<Instant> nthNewest(int n, String condition, Object value, Instant since) {
        return db.sql("select sent_at from phone_code where " + condition
                        + " and sent_at > ? order by sent_at desc limit 1 offset ?")
                .param(value)
                .param(at(since))
                .param(n - 1)
                .query((row, _) ->
                        row.getObject("sent_at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
