package org.walletsuite.platform.idempotency;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/** The table of idempotency keys. */
final class IdempotencyRows {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final JdbcClient db;
    private final BodyCodec codec;

    IdempotencyRows(JdbcClient db, BodyCodec codec) {
        this.db = db;
        this.codec = codec;
    }

    IdempotencyRows with(BodyCodec another) {
        return new IdempotencyRows(db, another);
    }

    /** How bodies are kept. */
    interface BodyCodec {

        BodyCodec PLAIN = new BodyCodec() {
            @Override
            public String keep(String body) {
                return body;
            }

            @Override
            public String read(String kept) {
                return kept;
            }
        };

        String keep(String body);

        String read(String kept);
    }

    /** A body in UTF-8, as it goes out, and its HTTP status. */
    record Answer(int status, String body) {}

    /**
     * A key that was used before.
     *
     * @param subject what was begun with it, where that is not answered at once
     * @param answer null while it is not finished
     */
    record Known(
            String requestHash,
            @Nullable UUID subject,
            @Nullable Answer answer) {}

    /**
     * Takes a key; false when it is taken. Where a concurrent transaction has just taken it, this waits for that one as
     * long as the connection waits for locks, and then throws CONFLICT.
     */
    boolean take(String key, String requestHash, Instant now) {
        try {
            return db.sql("insert into idempotency_key (key, request_hash, since) values (?, ?, ?)"
                                    + " on conflict (key) do nothing")
                            .param(key)
                            .param(requestHash)
                            .param(at(now))
                            .update()
                    == 1;
        } catch (CannotAcquireLockException e) {
            throw new ApiException(ErrorCode.CONFLICT, "A request with this Idempotency-Key is still under way", e)
                    .retryAfter(SOON);
        }
    }

    void begin(String key, UUID subject) {
        db.sql("update idempotency_key set subject = ? where key = ?")
                .param(subject)
                .param(key)
                .update();
    }

    Optional<Known> find(String key) {
        return db.sql("select request_hash, subject, status, body from idempotency_key where key = ?")
                .param(key)
                .query((row, _) -> known(row))
                .optional();
    }

    void answer(String key, Answer answer, Instant now) {
        db.sql("update idempotency_key set status = ?, body = ?, since = ? where key = ? and status is null")
                .param(answer.status())
                .param(codec.keep(answer.body()))
                .param(at(now))
                .param(key)
                .update();
    }

    /** Stores the answer unless there is one, and returns what is stored; empty where no key is held for it. */
    Optional<Answer> answer(UUID subject, Answer answer, Instant now) {
        return db.sql("update idempotency_key set status = coalesce(status, ?), body = coalesce(body, ?),"
                        + " since = case when status is null then ? else since end"
                        + " where subject = ? returning status, body")
                .param(answer.status())
                .param(codec.keep(answer.body()))
                .param(at(now))
                .param(subject)
                .query((row, _) -> new Answer(row.getInt("status"), codec.read(row.getString("body"))))
                .optional();
    }

    void release(UUID subject) {
        db.sql("delete from idempotency_key where subject = ? and status is null")
                .param(subject)
                .update();
    }

    private Known known(ResultSet row) throws SQLException {
        var body = row.getString("body");
        return new Known(
                row.getString("request_hash"),
                row.getObject("subject", UUID.class),
                body == null ? null : new Answer(row.getInt("status"), codec.read(body)));
    }
}
