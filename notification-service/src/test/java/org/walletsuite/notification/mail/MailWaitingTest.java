package org.walletsuite.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.walletsuite.notification.testing.ScriptedMailServer.SILENCE;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        var slow = Stream.generate(() -> users.add(Ids.next() + "@slow.example", "Slow", true))
                .limit(8)
                .toList();
        slow.forEach(user -> server.does(Step.RCPT, user.email(), SILENCE, SILENCE));

        var mails = slow.stream().map(this::mail).toList();

        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        mails.stream().mapToInt(each -> outcomes(each).size()).sum() == 3);
        assertThat(meters.get("mails.pending").gauge().value()).isEqualTo(8);
    }

    @Test
    void beginsAnewWithItsResending() {
        var user = users.add();
        server.does(Step.RCPT, user.email(), "550 There is nobody of this name");
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
        server.does(Step.RCPT, user.email(), "451 Later");
        var mail = mail(user);
        awaitTries(mail, 1);
        db.sql("update mail set created_at = created_at - interval '9 days'").update();

        clock.putForward(Duration.ofSeconds(6));

        assertThat(meters.get("workflow.oldest")
                        .tag("kind", MailWorkflow.KIND)
                        .timeGauge()
                        .value(TimeUnit.HOURS))
                .isStrictlyBetween(0.0, 1.0);
    }

    /** Servers quote addresses. */
    @ParameterizedTest
    @ValueSource(strings = {"451", "421"})
    void isLoggedWithoutItsRecipient(String code, CapturedOutput output) {
        var user = users.add();
        server.does(Step.RCPT, user.email(), code + " <" + user.email() + "> is greylisted");

        var mail = mail(user);

        awaitTries(mail, 1);
        assertThat(replies(mail).getFirst()).contains(user.email());
        assertThat(output).contains(mail.toString()).doesNotContain(user.email());
    }
}
