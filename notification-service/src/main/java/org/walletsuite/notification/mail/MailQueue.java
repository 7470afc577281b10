package org.walletsuite.notification.mail;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.workflow.Workflows;

/** The mails that wait to be sent. */
@Repository
public class MailQueue {

    private final JdbcClient db;
    private final Workflows workflows;
    private final Clock clock;

    MailQueue(JdbcClient db, Workflows workflows, Clock clock) {
        this.db = db;
        this.workflows = workflows;
        this.clock = clock;
    }

    /**
     * Adds mails in the transaction of the events that cause them; one that is there already stays as it is. They are sent
     * from its commit on.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<NewMail> mails) {
        if (mails.isEmpty()) {
            return;
        }
        var now = at(clock.instant());
        var added = db.sql("""
                        insert into mail (id, event_id, user_id, user_number, address, type, rank, language, title, message,
                            created_at, status, queued_at, next_attempt_at)
                        select id, event_id, user_id, user_number, address, type, rank, language, title, message,
                            created_at, 'PENDING', ?, ?
                        from unnest(?, ?, ?::uuid[], ?::bigint[], ?::text[], ?, ?, ?, ?, ?, ?::timestamptz[])
                            with ordinality as m (id, event_id, user_id, user_number, address, type, rank, language,
                                title, message, created_at, ord)
                        order by ord
                        on conflict do nothing""")
                .param(now)
                .param(now)
                .param(mails.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .param(mails.stream().map(NewMail::eventId).toArray(String[]::new))
                .param(mails.stream().map(MailQueue::userId).toArray(UUID[]::new))
                .param(mails.stream().map(MailQueue::userNumber).toArray(Long[]::new))
                .param(mails.stream().map(MailQueue::address).toArray(String[]::new))
                .param(mails.stream().map(NewMail::type).toArray(String[]::new))
                .param(mails.stream().map(mail -> mail.priority().rank()).toArray(Integer[]::new))
                .param(mails.stream().map(NewMail::language).toArray(String[]::new))
                .param(mails.stream().map(NewMail::title).toArray(String[]::new))
                .param(mails.stream().map(NewMail::message).toArray(String[]::new))
                .param(mails.stream().map(mail -> mail.createdAt().toString()).toArray(String[]::new))
                .update();
        if (added > 0) {
            workflows.wake(MailWorkflow.KIND);
        }
    }

    private static @Nullable UUID userId(NewMail mail) {
        return mail.addressee() instanceof Addressee.User user ? user.id() : null;
    }

    private static @Nullable Long userNumber(NewMail mail) {
        return mail.addressee() instanceof Addressee.User user ? user.number() : null;
    }

    private static @Nullable String address(NewMail mail) {
        return mail.addressee() instanceof Addressee.Partner partner ? partner.email() : null;
    }

    /** Has a mail that was given up tried again from now on; false where there is none with this number. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean resend(long number) {
        var now = at(clock.instant());
        var resent = db.sql("""
                        update mail set status = 'PENDING', reason = null, finished_at = null, queued_at = ?,
                            next_attempt_at = ?, attempts = 0, doubtful = 0, tried_since = null
                        where number = ? and status = 'FAILED'""").param(now).param(now).param(number).update() == 1;
        if (resent) {
            workflows.wake(MailWorkflow.KIND);
        }
        return resent;
    }
}
