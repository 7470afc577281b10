package org.walletsuite.notification.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import jakarta.mail.Multipart;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.notification.testing.NotificationFixture;
import org.walletsuite.notification.testing.ScriptedMailServer;
import org.walletsuite.notification.testing.ScriptedMailServer.Mail;
import org.walletsuite.notification.testing.ScriptedMailServer.Step;
import org.walletsuite.platform.event.PartnerNotice.SecretExpiring;
import org.walletsuite.platform.event.PartnerNotice.WebhookDisabled;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** Partners are told by mail that their secret ends. */
class PartnerMailsTest extends NotificationFixture {

    private static final Duration WARNING = Duration.ofDays(7);

    @Autowired
    private ScriptedMailServer server;

    private String contact = "";

    @BeforeEach
    void choose() {
        contact = Ids.next() + "@shop.example";
    }

    @Test
    void warnsTheContactOnceHoweverOftenTheEventComes() throws Exception {
        var event = ending(contact, now().plus(WARNING));

        publish(event, event, event);

        var mail = awaitMail();
        assertThat(mail.message().getSubject()).isEqualTo("Your API secret ends soon");
        assertThat(mail.message().getAllRecipients()).hasSize(1);
        assertThat(mail.message().getHeader("List-Unsubscribe")).isNull();
        var text = (String)
                ((Multipart) mail.message().getContent()).getBodyPart(0).getContent();
        assertThat(text)
                .startsWith("Hello,")
                .contains("Shop & <b>Co</b> (P-1) for the production environment", "begins with sk_live_ab,")
                .contains("You get this mail because you are the contact of a partner")
                .doesNotContain("you have an account", "switch them off");
        await().until(() -> count("mail", "event_id = ? and status = 'SENT'", event.id()) == 1);
    }

    @Test
    void isRetriedLikeAnyMailAndShownToAdmins() {
        server.does(Step.RCPT, contact, "550 There is nobody of this name");
        var event = ending(contact, now().plus(WARNING));

        publish(event);

        await().until(() -> count("mail", "event_id = ? and status = 'FAILED'", event.id()) == 1);
        var number = db.sql("select number from mail where event_id = ?")
                .param(event.id())
                .query(Long.class)
                .single();
        var shown = admin.get("/notifications/admin/events/" + number).expect(200);
        assertThat(shown.at("/user_id").isNull()).isTrue();
        assertThat(shown.text("/notification_type")).isEqualTo("partner_secret_expiring");
        admin.post("/notifications/admin/events/" + number + "/resend/").expect(200);
        awaitMail();
    }

    @Test
    void sendsNothingAboutASecretThatHasEndedOrToAPartnerWithoutAContact() {
        var ended = ending(contact, now().minusSeconds(1));
        var unreachable = ending(null, now().plus(WARNING));
        var malformed = ending("a@shop.example, spy@shop.example", now().plus(WARNING));

        publish(ended, unreachable, malformed);

        await().until(() -> count("mail", "event_id = ? and status = 'FAILED'", malformed.id()) == 1);
        await().until(() ->
                count("inbox", "listener = 'notification-partners' and event_id = ?", unreachable.id()) == 1);
        assertThat(count("mail", "event_id in (?, ?)", ended.id(), unreachable.id()))
                .isZero();
        assertThat(server.commands()).noneMatch(command -> command.contains("spy"));
    }

    @Test
    void tellsTheContactOnceThatItsEndpointGetsNothingAnyMore() throws Exception {
        var event = new WebhookDisabled(
                id(),
                now(),
                "P-1",
                "Shop & <b>Co</b>",
                contact,
                PartnerEnvironment.PRODUCTION,
                "No try has succeeded since 2026-11-29T13:00:00Z");

        publish(event, event);

        var mail = awaitMail();
        assertThat(mail.message().getSubject()).isEqualTo("Your webhooks have stopped");
        var text = (String)
                ((Multipart) mail.message().getContent()).getBodyPart(0).getContent();
        assertThat(text)
                .contains("Shop & <b>Co</b> (P-1) in the production environment")
                .contains("No try has succeeded since 2026-11-29T13:00:00Z.", "/api/v1/partner/webhooks/recover");
        assertThat(count("mail", "event_id = ? and type = 'partner_webhook_disabled'", event.id()))
                .isOne();
    }

    private Mail awaitMail() {
        return await().until(() -> server.mailsTo(contact), found -> found.size() == 1)
                .getFirst();
    }

    private SecretExpiring ending(@Nullable String email, Instant time) {
        return new SecretExpiring(
                id(), now(), "P-1", "Shop & <b>Co</b>", email, PartnerEnvironment.PRODUCTION, "sk_live_ab", time);
    }
}
