package org.walletsuite.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.notification.testing.ScriptedMailServer.SILENCE;
import static org.walletsuite.notification.type.NotificationType.ORDER_APPROVED;
import static org.walletsuite.notification.type.NotificationType.ORDER_CREATED;
import static org.walletsuite.notification.type.NotificationType.WITHDRAWAL_APPROVED;
import static org.walletsuite.platform.testing.Patience.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.notification.testing.ScriptedMailServer.Step;
import org.walletsuite.platform.id.Ids;

/** What operators see of mails that wait. */
@ExtendWith(OutputCaptureExtension.class)
class MailWaitingTest extends MailFixture {

    @Autowired
    private MeterRegistry meters;

    @Test
    void isCountedBehindADomainThatIsSilent() {
        var slow = ofOwnDomain(8);
        slow.forEach(user -> server.does(Step.RCPT, address(user), SILENCE, SILENCE));

        var mails = slow.stream().map(this::mail).toList();

        await().until(() ->
                mails.stream().mapToInt(each -> outcomes(each).size()).sum() >= 3);
        assertThat(meters.get("mails.pending").gauge().value()).isEqualTo(8);
    }

    @Test
    void beginsAnewWithItsResending() {
        var user = users.add();
        server.does(Step.RCPT, address(user), "550 There is nobody of this name");
        var mail = mail(user);
        awaitStatus(mail, "FAILED");
        clock.putForward(Duration.ofDays(4));

        transaction.executeWithoutResult(_ -> queue.resend(Long.parseLong(text(mail, "number"))));

        awaitStatus(mail, "SENT");
        assertThat(count("mail", "id = ? and queued_at >= created_at + interval '4 days'", mail))
                .isOne();
    }

    /** A mail of an event that came late has not waited yet. */
    @Test
    void beginsWithTheQueueAndNotWithTheEvent() {
        var user = users.add();
        server.does(Step.RCPT, address(user), "451 Later");
        var mail = mail(user);
        awaitTries(mail, 1);
        db.sql("update mail set created_at = created_at - interval '9 days'").update();

        workflows.stop();
        clock.putForward(Duration.ofSeconds(6));

        assertThat(meters.get("workflow.oldest")
                        .tag("kind", MailWorkflow.KIND)
                        .timeGauge()
                        .value(TimeUnit.HOURS))
                .isStrictlyBetween(0.0, 1.0);
        workflows.start();
    }

    @Test
    void isShortForAnUrgentOneBehindManyOthers() {
        workflows.stop();
        for (var i = 0; i < 50; i++) {
            mail(Ids.next().toString(), users.add(), ORDER_CREATED, "Title", "Message");
        }
        var high = ofOwnDomain(1).getFirst();
        var urgent = ofOwnDomain(1).getFirst();
        mail(Ids.next().toString(), high, ORDER_APPROVED, "Title", "Message");
        mail(Ids.next().toString(), urgent, WITHDRAWAL_APPROVED, "Title", "Message");
        server.doesToAll(Step.GREETING, SILENCE, SILENCE, SILENCE, SILENCE);

        workflows.start();

        // Each worker waits for the server with its first mail, and after that outage none begins another.
        var tried = await().until(this::tried, found -> found.containsAll(List.of(urgent.id(), high.id())));
        assertThat(tried).hasSizeLessThanOrEqualTo(4);
    }

    private List<UUID> tried() {
        return db.sql("select user_id from mail join mail_try on mail_id = id")
                .query((row, _) -> row.getObject("user_id", UUID.class))
                .list();
    }

    /** Servers quote addresses. */
    @ParameterizedTest
    @ValueSource(strings = {"451", "421"})
    void isLoggedWithoutItsRecipient(String code, CapturedOutput output) {
        var user = users.add();
        server.does(Step.RCPT, address(user), code + " <" + address(user) + "> is greylisted");

        var mail = mail(user);

        awaitTries(mail, 1);
        assertThat(replies(mail).getFirst()).contains(address(user));
        assertThat(output).contains(mail.toString()).doesNotContain(address(user));
    }
}
