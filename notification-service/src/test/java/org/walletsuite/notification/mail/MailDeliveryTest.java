package org.walletsuite.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.notification.testing.ScriptedMailServer.HANG_UP;
import static org.walletsuite.notification.testing.ScriptedMailServer.SILENCE;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.notification.testing.ScriptedMailServer.Step;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.User;

/** What becomes of a mail, whatever the mail server does. */
class MailDeliveryTest extends MailFixture {

    private static final Duration SOON = Duration.ofSeconds(6);

    @Test
    void isSentOnceAndRecorded() {
        var user = users.add();

        var mail = mail(user);

        awaitStatus(mail, "SENT");
        assertThat(server.mailsTo(address(user))).hasSize(1);
        assertThat(outcomes(mail)).containsExactly("ACCEPTED");
        assertThat(replies(mail)).containsExactly("250 Queued");
        assertThat(count("mail_try", "mail_id = ? and began_at <= ended_at", mail))
                .isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"RCPT", "DATA", "END"})
    void isGivenUpAtOnceWhenItIsRefusedForGood(Step step) {
        var user = users.add();
        server.does(step, address(user), "550 5.1.1 There is nobody of this name");

        var mail = mail(user);

        awaitStatus(mail, "FAILED");
        assertThat(outcomes(mail)).containsExactly("REFUSED");
        assertThat(replies(mail)).containsExactly("550 5.1.1 There is nobody of this name");
        assertThat(text(mail, "reason")).contains("There is nobody of this name");
    }

    @ParameterizedTest
    @EnumSource(names = {"RCPT", "DATA", "END"})
    void isRetriedWhenItIsRefusedForNow(Step step) {
        var user = users.add();
        server.does(step, address(user), "451 Try later", "451 Try later");

        var mail = mail(user);
        awaitTries(mail, 1);
        later(SOON);
        awaitTries(mail, 2);
        later(SOON.multipliedBy(2));

        awaitStatus(mail, "SENT");
        assertThat(outcomes(mail)).containsExactly("REFUSED_FOR_NOW", "REFUSED_FOR_NOW", "ACCEPTED");
    }

    @Test
    void isGivenUpADayAfterItsFirstTry() {
        var user = users.add();
        server.does(
                Step.RCPT,
                address(user),
                Stream.generate(() -> "450 Full").limit(9).toArray(String[]::new));
        var mail = mail(user);
        awaitTries(mail, 1);
        later(Duration.ofHours(23));
        awaitTries(mail, 2);
        assertThat(status(mail)).isEqualTo("PENDING");

        later(Duration.ofHours(1));

        awaitStatus(mail, "FAILED");
        assertThat(outcomes(mail)).hasSize(3).containsOnly("REFUSED_FOR_NOW");
        assertThat(text(mail, "reason")).contains("in vain").contains("450 Full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.3.2 Closing", "554 No service here", HANG_UP, SILENCE})
    void waitsUnblamedWhileTheServerIsUnavailable(String greeting) {
        server.doesToAll(Step.GREETING, Stream.generate(() -> greeting).limit(4).toArray(String[]::new));
        var mail = mail(users.add());
        awaitTries(mail, 1);

        later(SOON);
        await().until(() -> {
            if (!isClaimed(mail)) {
                later(SOON);
            }
            return status(mail).equals("SENT");
        });

        assertThat(outcomes(mail)).as("an outage is recorded once").containsExactly("UNREACHABLE", "ACCEPTED");
        assertThat(text(mail, "attempts")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 421 Bye, REFUSED_FOR_NOW",
        "DATA, 421 Bye, REFUSED_FOR_NOW",
        "END, 421 Bye, REFUSED_FOR_NOW",
        "RCPT, hang up, BROKEN_OFF",
        "DATA, hang up, BROKEN_OFF"
    })
    void isBlamedAtOnceAndStopsNoOtherWhereTheServerShutsDownAtIt(Step step, String action, String outcome) {
        var user = users.add();
        server.does(step, address(user), Stream.generate(() -> action).limit(9).toArray(String[]::new));
        var mail = mail(user);

        for (var tries = 1; tries <= 3; tries++) {
            awaitTries(mail, tries);
            awaitStatus(mail(users.add()), "SENT");
            later(SOON.multipliedBy(5));
        }

        assertThat(outcomes(mail).subList(0, 3)).containsOnly(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"530 5.7.0 Authentication required", "535 5.7.8 Credentials invalid"})
    void isRetriedWhenOurLogInIsNotEnough(String reply) {
        var user = users.add();
        server.does(Step.RCPT, address(user), reply);
        var mail = mail(user);
        awaitTries(mail, 1);

        awaitStatus(mail(users.add()), "SENT");
        later(SOON);

        awaitStatus(mail, "SENT");
        assertThat(outcomes(mail)).containsExactly("REFUSED_FOR_NOW", "ACCEPTED");
    }

    @ParameterizedTest
    @EnumSource(names = {"RCPT", "DATA"})
    void isRetriedWhenTheServerHangsUpBeforeItWasComplete(Step step) {
        var user = users.add();
        server.does(step, address(user), HANG_UP);
        var mail = mail(user);
        awaitTries(mail, 1);
        assertThat(outcomes(mail)).containsExactly("BROKEN_OFF");

        later(SOON);

        awaitStatus(mail, "SENT");
        assertThat(server.mailsTo(address(user))).hasSize(1);
        assertThat(text(mail, "doubtful")).isEqualTo("0");
    }

    @Test
    void reachesAGoodUserWhileTheServerIsSilentForOthers() {
        var slow = ofOwnDomain(8);
        slow.forEach(user -> server.does(Step.RCPT, address(user), SILENCE, SILENCE, SILENCE));
        var stuck = slow.stream().map(this::mail).toList();
        var good = users.add();

        var mail = mail(good);

        awaitStatus(mail, "SENT");
        await().until(() ->
                stuck.stream().mapToInt(each -> outcomes(each).size()).sum() == 3);
        assertThat(stuck)
                .as("the domain's other mails wait without a try")
                .allMatch(each -> status(each).equals("PENDING"));
        assertThat(server.mostOpen()).isLessThanOrEqualTo(4);

        later(RecipientDomains.FIRST_PAUSE);
        await().until(() ->
                stuck.stream().mapToInt(each -> outcomes(each).size()).sum() >= 4);
    }

    @Test
    void isNotSentWhenThePreferenceChangedBeforeTheRetry() {
        var user = users.add();
        server.does(Step.RCPT, address(user), "451 Later");
        var mail = mail(user);
        awaitTries(mail, 1);
        db.sql("insert into preference (user_id, type, channel, wanted) values (?, 'order_approved', 'email', false)")
                .param(user.id())
                .update();

        later(SOON);

        awaitStatus(mail, "SKIPPED");
        assertThat(server.mailsTo(address(user))).isEmpty();
        assertThat(outcomes(mail)).containsExactly("REFUSED_FOR_NOW");
    }

    @Test
    void isSkippedForUsersWhoAreDisabledOrUnknown() {
        var disabled = users.add(Ids.next() + "@example.com", "Gone", false);
        var unknown = new User(Ids.next(), 1, "x@example.com", null, null, null, false, "en", 1, true, 1, null, null);

        var mails = Stream.of(disabled, unknown).map(this::mail).toList();

        mails.forEach(mail -> awaitStatus(mail, "SKIPPED"));
        assertThat(server.commands()).noneMatch(command -> command.startsWith("RCPT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b.@docomo.example", ".a@example.com", "x!y%z@example.com"})
    void leavesItToTheServerWhichMailboxesItTakes(String email) {
        var mail = mail(users.add(email, "Alice", true));

        awaitStatus(mail, "SENT");
        assertThat(server.commands()).contains("RCPT TO:<" + email + ">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com,spy@example.com",
                "a@example.com;spy@example.com",
                "a@example.com spy@example.com",
                "Alice <a@example.com>",
                "<a@example.com>",
                "\"a b\"@example.com",
                "a@example.com\r\nBcc: spy@example.com",
                "a@example.com\nRCPT TO:<spy@example.com>",
                "a@example.com>\r\nRCPT TO:<spy@example.com",
                "a(comment)@example.com",
                "a@@example.com",
                "group: a@example.com;",
                "a\u0000@example.com",
                "a@example.com\u2028",
                "jos\u00e9@example.com",
                "@example.com",
                "a@",
                "a"
            })
    void failsWithoutATryWhereTheAddressIsNotOneAddress(String address) {
        var mail = mail(users.add(address.replace("\u0000", "\u0001"), "Alice", true));

        awaitStatus(mail, "FAILED");
        assertThat(outcomes(mail)).isEmpty();
        assertThat(text(mail, "reason")).contains("address");
        assertThat(server.commands()).noneMatch(command -> command.contains("spy"));
    }

    @Test
    void sharesConnectionsWhileThereIsWork() {
        var mails = Stream.generate(() -> mail(users.add())).limit(40).toList();

        mails.forEach(mail -> awaitStatus(mail, "SENT"));

        assertThat(server.mails()).hasSize(40);
        assertThat(server.connections()).isLessThanOrEqualTo(4);
        assertThat(server.mostOpen()).isLessThanOrEqualTo(4);
    }

    @Test
    void recordsRepliesAsOneLineOfVisibleText() {
        var user = users.add();
        server.does(Step.RCPT, address(user), "550-First\r\n550-\u001b[31mred\t\u0007\r\n550 " + "x".repeat(900));

        var mail = mail(user);

        awaitStatus(mail, "FAILED");
        var reply = replies(mail).getFirst();
        assertThat(reply).startsWith("550-First 550- [31mred").hasSizeLessThanOrEqualTo(500);
        assertThat(reply.chars()).noneMatch(Character::isISOControl);
    }
}
