package org.walletsuite.notification.mail;

import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.notification.testing.NotificationSurroundings;
import org.walletsuite.notification.testing.ScriptedMailServer;
import org.walletsuite.notification.testing.WalletServiceStub;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.ServiceScenario;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.workflow.Workflows;

/** Users who get mails, and a mail server that does what a test says. */
@NotificationSurroundings
abstract class MailFixture extends ServiceScenario {

    /** The pause after an outage of one test has ended when the next one begins. */
    private static final Duration BETWEEN = Duration.ofMinutes(7);

    private static final AtomicInteger TESTS = new AtomicInteger();

    @Autowired
    protected MailQueue queue;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected Workflows workflows;

    @Autowired
    protected WalletServiceStub users;

    @Autowired
    protected ScriptedMailServer server;

    /**
     * The workers begin anew: one that the last test had woken may still hold an instant of that test's clock, to which a
     * mail of this test is overdue even while it is being sent.
     */
    @BeforeEach
    void forget() {
        workflows.stop();
        db.sql("delete from mail").update();
        service.getBean(MailServer.class).destroy();
        await().until(() -> server.open() == 0);
        server.reset();
        clock.putForward(BETWEEN.multipliedBy(TESTS.incrementAndGet()));
        workflows.start();
    }

    /** Of a user who has one. */
    static String address(User user) {
        return Objects.requireNonNull(user.email());
    }

    /** Nothing of a test is sent during the next one. */
    @AfterEach
    void forgetMails() {
        db.sql("delete from mail").update();
    }

    /** Adds a mail and wakes the workers. */
    protected UUID mail(User user, String title, String message) {
        return mail(Ids.next().toString(), user, NotificationType.ORDER_APPROVED, title, message);
    }

    /** Users of a domain that no other test has: whether it is slow is remembered. */
    protected List<User> ofOwnDomain(int number) {
        var domain = Ids.next() + ".example";
        return Stream.generate(() -> users.add(Ids.next() + "@" + domain, "Slow", true))
                .limit(number)
                .toList();
    }

    protected UUID mail(User user) {
        return mail(user, "Order Approved", "Your order has been approved.");
    }

    protected UUID mail(String event, User user, NotificationType type, String title, String message) {
        var mail = new NewMail(
                event,
                new Addressee.User(user.id(), user.number()),
                type.code(),
                type.priority(),
                "en",
                title,
                message,
                clock.instant());
        transaction.executeWithoutResult(_ -> queue.add(List.of(mail)));
        return db.sql("select id from mail where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
    }

    protected String status(UUID mail) {
        return text(mail, "status");
    }

    protected String text(UUID mail, String column) {
        return db.sql("select coalesce(" + column + "::text, '') from mail where id = ?")
                .param(mail)
                .query(String.class)
                .single();
    }

    protected List<String> outcomes(UUID mail) {
        return db.sql("select outcome from mail_try where mail_id = ? order by number")
                .param(mail)
                .query((row, _) -> row.getString(1))
                .list();
    }

    protected List<String> replies(UUID mail) {
        return db.sql("select reply from mail_try where mail_id = ? order by number")
                .param(mail)
                .query((row, _) -> row.getString(1))
                .list();
    }

    protected void awaitStatus(UUID mail, String status) {
        await().until(() -> status(mail).equals(status));
    }

    /** Waits until so many tries are recorded and the mail is nobody's any more. */
    protected void awaitTries(UUID mail, int tries) {
        await().until(() -> outcomes(mail).size() >= tries && !isClaimed(mail));
    }

    /** Tries again what waits, so much later. */
    protected void later(Duration time) {
        clock.putForward(time);
        workflows.wake(MailWorkflow.KIND);
    }

    /** A claimed row's time is a lease ahead, a waiting one's at most the longest pause of the tests. */
    protected boolean isClaimed(UUID mail) {
        return db.sql("select coalesce(next_attempt_at > ?, false) from mail where id = ?")
                .param(clock.instant().plusSeconds(35).atOffset(ZoneOffset.UTC))
                .param(mail)
                .query(Boolean.class)
                .single();
    }
}
