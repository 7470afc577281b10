package org.walletsuite.notification.mail;

import static org.walletsuite.platform.database.Timestamps.at;
import static org.walletsuite.platform.database.Timestamps.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is known of mails and of the tries to send them. */
@Repository
class MailRows {

    private final JdbcClient db;
    private final MailSettings settings;
    private final Clock clock;

    MailRows(JdbcClient db, MailSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty where nothing is left to do. */
    Optional<PendingMail> pending(UUID id) {
        return db.sql("select * from mail where id = ? and status = 'PENDING'")
                .param(id)
                .query((row, _) -> new PendingMail(
                        id,
                        addressee(row),
                        row.getString("type"),
                        row.getString("language"),
                        row.getString("title"),
                        row.getString("message"),
                        Objects.requireNonNull(time(row, "created_at")),
                        Objects.requireNonNull(time(row, "next_attempt_at")),
                        time(row, "handed_over_at")))
                .optional();
    }

    private static Addressee addressee(ResultSet row) throws SQLException {
        var address = row.getString("address");
        return address == null
                ? new Addressee.User(row.getObject("user_id", UUID.class), row.getLong("user_number"))
                : new Addressee.Partner(address);
    }

    /**
     * Commits that the mail is about to be complete, so that whatever happens then it is known that it may have arrived.
     * Empty where another attempt has taken the mail.
     */
    Optional<PendingMail> handOver(PendingMail mail) {
        var now = clock.instant();
        var taken = db.sql("""
                        update mail set handed_over_at = ?
                        where id = ? and status = 'PENDING' and next_attempt_at = ?
                            and handed_over_at is not distinct from ?::timestamptz""")
                .param(at(now))
                .param(mail.id())
                .param(at(mail.due()))
                .param(atOrNull(mail.handedOverAt()))
                .update();
        return taken == 1 ? Optional.of(mail.handedOver(now)) : Optional.empty();
    }

    /** Nothing was tried, and nothing will be: the mail can't be sent. */
    void fail(PendingMail mail, String reason) {
        finish(mail.id(), "FAILED", reason);
    }

    /** Nothing was tried, and nothing will be: nobody wants the mail. */
    void skip(PendingMail mail, String reason) {
        finish(mail.id(), "SKIPPED", reason);
    }

    /** Nothing was tried, and will be at another time. */
    void postpone(PendingMail mail, Instant until) {
        db.sql("update mail set next_attempt_at = ? where id = ? and status = 'PENDING' and next_attempt_at = ?")
                .param(at(until))
                .param(mail.id())
                .param(at(mail.due()))
                .update();
    }

    /**
     * Adds a try and draws its conclusion for the mail, unless that is another attempt's: the mail is finished, was
     * claimed anew since, or was handed over by another that had read the same claim, and whose doubt is not this one's to
     * end; that it was accepted counts all the same. Empty where nothing is left to do; otherwise why something is.
     */
    @Transactional
    Optional<Outcome> record(PendingMail tried, Try attempt) {
        var id = tried.id();
        var mail = locked(id);
        if (attempt.outcome() != Outcome.UNREACHABLE || !mail.wasUnreachable()) {
            add(id, mail.tries() + 1, attempt);
        }
        if (!mail.pending() || (!mail.isOf(tried) && attempt.outcome() != Outcome.ACCEPTED)) {
            return Optional.empty();
        }
        var doubtful = mail.doubtful() + (attempt.outcome() == Outcome.UNKNOWN ? 1 : 0);
        var since = isBlamed(attempt.outcome()) && mail.triedSince() == null ? attempt.beganAt() : mail.triedSince();
        db.sql("update mail set handed_over_at = null, doubtful = ?, tried_since = ?::timestamptz where id = ?")
                .param(doubtful)
                .param(atOrNull(since))
                .param(id)
                .update();
        return conclude(id, attempt, doubtful, since) ? Optional.empty() : Optional.of(attempt.outcome());
    }

    private boolean conclude(UUID id, Try attempt, int doubtful, @Nullable Instant since) {
        return switch (attempt.outcome()) {
            case ACCEPTED -> finish(id, "SENT", null);
            case REFUSED -> finish(id, "FAILED", "Refused by the mail server: " + attempt.reply());
            case UNKNOWN ->
                doubtful > 1
                        && finish(
                                id,
                                "FAILED",
                                "Sent twice, and both times nobody knows whether the mail server took it over");
            case REFUSED_FOR_NOW, BROKEN_OFF ->
                since != null
                        && !attempt.endedAt().isBefore(since.plus(settings.giveUpAfter()))
                        && finish(id, "FAILED", "Tried in vain since " + since + ": " + attempt.reply());
            case UNREACHABLE -> false;
        };
    }

    private static boolean isBlamed(Outcome outcome) {
        return switch (outcome) {
            case REFUSED_FOR_NOW, BROKEN_OFF, UNKNOWN -> true;
            case ACCEPTED, REFUSED, UNREACHABLE -> false;
        };
    }

    private record Locked(
            boolean pending,
            @Nullable Instant due,
            @Nullable Instant handedOverAt,
            int tries,
            int doubtful,
            @Nullable Instant triedSince,
            boolean wasUnreachable) {

        private boolean isOf(PendingMail tried) {
            return tried.due().equals(due) && Objects.equals(tried.handedOverAt(), handedOverAt);
        }
    }

    private Locked locked(UUID id) {
        return db.sql("""
                        select status, next_attempt_at, handed_over_at, tries, doubtful, tried_since,
                            exists (select from mail_try where mail_id = mail.id and number = mail.tries
                                and outcome = 'UNREACHABLE') as was_unreachable
                        from mail where id = ? for update""")
                .param(id)
                .query((row, _) -> new Locked(
                        row.getString("status").equals("PENDING"),
                        time(row, "next_attempt_at"),
                        time(row, "handed_over_at"),
                        row.getInt("tries"),
                        row.getInt("doubtful"),
                        time(row, "tried_since"),
                        row.getBoolean("was_unreachable")))
                .single();
    }

    private void add(UUID id, int number, Try attempt) {
        db.sql("insert into mail_try (mail_id, number, outcome, reply, began_at, ended_at) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(number)
                .param(attempt.outcome().name())
                .param(attempt.reply())
                .param(at(attempt.beganAt()))
                .param(at(attempt.endedAt()))
                .update();
        db.sql("update mail set tries = ? where id = ?").param(number).param(id).update();
    }

    private boolean finish(UUID id, String status, @Nullable String reason) {
        db.sql("""
                        update mail set status = ?, reason = ?, finished_at = ?, next_attempt_at = null, attempts = 0,
                            handed_over_at = null
                        where id = ? and status = 'PENDING'""")
                .param(status)
                .param(reason)
                .param(at(clock.instant()))
                .param(id)
                .update();
        return true;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
