package org.walletsuite.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.notification.testing.ScriptedMailServer.HANG_UP;
import static org.walletsuite.notification.testing.ScriptedMailServer.SILENCE;
import static org.walletsuite.platform.testing.Patience.await;

import jakarta.mail.MessagingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.notification.testing.ScriptedMailServer.Mail;
import org.walletsuite.notification.testing.ScriptedMailServer.Step;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.id.Ids;

/** A mail comes once; where nobody knows whether it has come, twice at most. */
class MailOnceTest extends MailFixture {
    private static final Duration SOON = Duration.ofSeconds(6);

    @Autowired
    private MailRows rows;

    @ParameterizedTest
    @ValueSource(strings = {HANG_UP, SILENCE})
    void isSentOnceMoreAtMostWhenNobodyKnowsWhetherItArrived(String end) {
        var user = ofOwnDomain(1).getFirst();
        server.does(Step.END, address(user), end, end, end);
        var mail = mail(user);
        awaitTries(mail, 1);
        assertThat(text(mail, "doubtful")).isEqualTo("1");

        later(RecipientDomains.FIRST_PAUSE);

        awaitStatus(mail, "FAILED");
        later(Duration.ofHours(1));
        assertThat(outcomes(mail)).containsExactly("UNKNOWN", "UNKNOWN");
        assertThat(text(mail, "reason")).contains("nobody knows");
        assertThat(server.mailsTo(address(user))).hasSize(2);
        assertThat(server.mailsTo(address(user)).stream().map(this::messageId).distinct())
                .hasSize(1);
    }

    @Test
    void arrivesTwiceAtMostAfterAnUnknownOutcome() {
        var user = users.add();
        server.does(Step.END, address(user), HANG_UP);
        var mail = mail(user);
        awaitTries(mail, 1);

        later(SOON);

        awaitStatus(mail, "SENT");
        assertThat(outcomes(mail)).containsExactly("UNKNOWN", "ACCEPTED");
        assertThat(server.mailsTo(address(user))).hasSize(2);
    }

    /** The row looks as a process leaves it that dies between the mail's last line and the outcome. */
    @Test
    void countsAsUnknownAfterTheProcessDiedAmidATry() {
        var user = users.add();
        server.does(Step.RCPT, address(user), "451 Later");
        server.does(Step.END, address(user), HANG_UP);
        var mail = mail(user);
        awaitTries(mail, 1);
        db.sql("update mail set handed_over_at = now(), next_attempt_at = now() where id = ?")
                .param(mail)
                .update();

        later(Duration.ZERO);
        awaitTries(mail, 2);
        later(SOON.multipliedBy(2));

        awaitStatus(mail, "FAILED");
        assertThat(outcomes(mail)).containsExactly("REFUSED_FOR_NOW", "UNKNOWN", "UNKNOWN");
        assertThat(server.mailsTo(address(user))).as("the second mail").hasSize(1);
    }

    /** It stood still for longer than its claim, and says what happened when another attempt is at it. */
    @ParameterizedTest
    @CsvSource({"REFUSED_FOR_NOW, PENDING", "UNKNOWN, PENDING", "ACCEPTED, SENT"})
    void takesOnlySuccessFromAnAttemptThatHasLostTheMail(Outcome outcome, String status) {
        var user = users.add();
        server.does(Step.RCPT, address(user), "451 Later");
        var mail = mail(user);
        awaitTries(mail, 1);
        var lost = rows.pending(mail).orElseThrow();
        db.sql(
                        "update mail set handed_over_at = now(), next_attempt_at = next_attempt_at + interval '1 h' where id = ?")
                .param(mail)
                .update();

        assertThat(rows.handOver(lost)).isEmpty();
        rows.record(lost, lateTry(outcome));

        assertThat(status(mail)).isEqualTo(status);
        assertThat(outcomes(mail)).containsExactly("REFUSED_FOR_NOW", outcome.name());
        assertThat(text(mail, "handed_over_at").isEmpty()).isEqualTo(status.equals("SENT"));
    }

    /** One stood still between its claim and its first look at the mail, which was claimed anew by then. */
    @Test
    void staysInDoubtWhateverBecomesOfAnotherAttemptWithTheSameClaim() {
        var user = users.add();
        server.does(Step.RCPT, address(user), "451 Later");
        var mail = mail(user);
        awaitTries(mail, 1);
        var other = rows.pending(mail).orElseThrow();
        var handedOver = rows.handOver(other).orElseThrow();

        assertThat(rows.handOver(other)).isEmpty();
        rows.record(other, lateTry(Outcome.REFUSED_FOR_NOW));

        assertThat(text(mail, "handed_over_at")).isNotEmpty();
        rows.record(handedOver, lateTry(Outcome.UNKNOWN));
        assertThat(text(mail, "handed_over_at")).isEmpty();
        assertThat(text(mail, "doubtful")).isEqualTo("1");
    }

    /** The server closes an idle connection when the mail has already been sent over it, and says that it was not taken. */
    @Test
    void isHandedOverAnewAfterAnIdleConnectionWasClosedAtItsEnd() {
        var user = users.add();
        awaitStatus(mail(users.add()), "SENT");
        server.does(Step.END, address(user), "421 Closing");

        var mail = mail(user);

        awaitStatus(mail, "SENT");
        assertThat(outcomes(mail)).containsExactly("ACCEPTED");
        assertThat(text(mail, "doubtful")).isEqualTo("0");
    }

    /** Before the mail's last line it is committed that it may have arrived. */
    @Test
    void isMarkedBeforeTheServerTakesItOver() {
        var user = ofOwnDomain(1).getFirst();
        server.does(Step.END, address(user), SILENCE);

        var mail = mail(user);

        await().until(() -> server.mailsTo(address(user)).size() == 1);
        assertThat(text(mail, "handed_over_at")).isNotEmpty();
        awaitTries(mail, 1);
        assertThat(text(mail, "handed_over_at")).isEmpty();
    }

    @Test
    void isOneMailHoweverOftenTheEventComesAndHoweverManyWorkersThereAre() {
        var user = users.add();
        var event = Ids.next().toString();
        server.does(Step.END, address(user), "250 First", "250 Second", "250 Third");

        var mails = atOnce(3, () -> mail(event, user, NotificationType.ORDER_APPROVED, "Title", "Message"));
        atOnce(4, () -> {
            workflows.runDue(MailWorkflow.KIND);
            return true;
        });

        awaitStatus(mails.getFirst(), "SENT");
        assertThat(mails).containsOnly(mails.getFirst());
        assertThat(server.mailsTo(address(user))).hasSize(1);
        assertThat(outcomes(mails.getFirst())).hasSize(1);
    }

    private Try lateTry(Outcome outcome) {
        return new Try(outcome, "Late", true, false, clock.instant(), clock.instant());
    }

    private String messageId(Mail mail) {
        try {
            return mail.message().getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
