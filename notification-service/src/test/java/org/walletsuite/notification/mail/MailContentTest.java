package org.walletsuite.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.notification.mail.Letter.Footer.USER;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.web.util.HtmlUtils;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.User;

/** What a mail says and looks like, whatever stands in it. */
class MailContentTest extends MailFixture {

    @Test
    void isTextAndHtmlInOneMailFromUs() throws Exception {
        var user = users.add(Ids.next() + "@example.com", "Alice", true);

        var mail = mail(user, "Order Approved", "It has been approved.\n\nYou get $50000.00.\nToday.");
        var message = sent(mail, user);

        assertThat(message.getSubject()).isEqualTo("Order Approved");
        assertThat(message.getFrom())
                .containsExactly(new InternetAddress("no-reply@walletsuite.example", "Wallet Suite"));
        assertThat(message.getAllRecipients()).containsExactly(new InternetAddress(address(user)));
        assertThat(message.getMessageID()).isEqualTo("<" + mail + "@walletsuite.example>");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(message.getContentLanguage()).containsExactly("en");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSentDate()).isNotNull();
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var link = message.getHeader("List-Unsubscribe")[0];
        assertThat(link).startsWith("<http").endsWith(">");
        assertThat(text(message))
                .startsWith(
                        "Hello Alice,\r\n\r\nOrder Approved\r\n\r\nIt has been approved.\r\n\r\nYou get $50000.00.\r\nToday.")
                .contains(link.substring(1, link.length() - 1));
        assertThat(html(message))
                .contains(
                        "<html lang=\"en\"",
                        "<p style=\"margin: 0 0 16px; color: #16181d;\">You get $50000.00.<br>Today.</p>")
                .contains("Hello Alice,")
                .doesNotContain("<img", "src=", "{{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "<a href='https://evil.example'>pay & win</a>",
                "A & B <b>",
                "${7*7}",
                "{{7*7}}",
                "{{{title}}}",
                "[[${x}]]",
                "</title></head><script>alert(1)</script>",
                "\" onmouseover=\"alert(1)"
            })
    void showsWhatOthersWroteAsItIs(String hostile) throws Exception {
        var user = users.add(Ids.next() + "@example.com", hostile, true);

        var message = sent(mail(user, "Rejected: " + hostile, "Because of " + hostile + "."), user);

        assertThat(message.getSubject()).isEqualTo("Rejected: " + hostile);
        assertThat(text(message))
                .contains("Hello " + hostile + ",", "Rejected: " + hostile, "Because of " + hostile + ".");
        var html = html(message);
        if (!HtmlUtils.htmlEscape(hostile).equals(hostile)) {
            assertThat(html).doesNotContain(hostile);
        }
        assertThat(HtmlUtils.htmlUnescape(html)).contains("Hello " + hostile + ",", "Because of " + hostile + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alice\r\nBcc: spy@example.com",
                "Alice\nBcc: spy@example.com\n\nHello",
                "Alice\u2028Bcc: spy@example.com",
                "Alice\r\n.\r\nMAIL FROM:<x@example.com>\r\nRCPT TO:<spy@example.com>"
            })
    void hasNoSecondRecipientHeaderOrSubjectWhateverTheLineBreaks(String hostile) throws Exception {
        var user = users.add(Ids.next() + "@example.com", hostile, true);

        var message = sent(mail(user, "Title " + hostile, "Message " + hostile), user);

        assertThat(message.getAllRecipients()).containsExactly(new InternetAddress(address(user)));
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getHeader("Subject")).hasSize(1);
        assertThat(Collections.list(message.getAllHeaders()).stream().map(header -> header.getName()))
                .doesNotHaveDuplicates();
        assertThat(message.getSubject()).doesNotContain("\r", "\n");
        assertThat(server.commands()).noneMatch(command -> command.startsWith("RCPT") && command.contains("spy"));
        assertThat(server.mails()).hasSize(1);
        assertThat(text(message)).contains("Hello Alice");
    }

    @Test
    void greetsUsersWithoutANameAndSaysWhyThereIsNoWayToSwitchItOff() throws Exception {
        var user = users.add(Ids.next() + "@example.com", null, true);

        var mail = mail(Ids.next().toString(), user, NotificationType.WITHDRAWAL_APPROVED, "Approved", "It is.");
        var message = sent(mail, user);

        assertThat(text(message)).startsWith("Hello,\r\n").contains("it is always sent");
        assertThat(message.getHeader("List-Unsubscribe")).isNull();
        assertThat(message.getHeader("List-Unsubscribe-Post")).isNull();
    }

    @Test
    void isInTheUsersLanguageWithTimesThatDependOnNoLocale() {
        var layouts = new Layouts();
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("ar", "SA"));
            var time = Instant.parse("2024-01-15T10:30:00Z");

            var letter = new Letter(
                    "fr", "Zoé", "Commande approuvée", "C'est fait.", time, USER, "https://a.example/?x=1&y=2");

            assertThat(layouts.text(letter, ""))
                    .contains("Bonjour Zoé,", "2024-01-15 10:30 UTC", "désactiver", "https://a.example/?x=1&y=2");
            assertThat(layouts.html(letter, ""))
                    .contains("<html lang=\"fr\"", "Bonjour Zoé,", "C&#39;est fait.", "2024-01-15 10:30 UTC")
                    .contains("<a href=\"https://a.example/?x&#x3D;1&amp;y&#x3D;2\">");
            assertThat(layouts.text(new Letter("xx", "", "T", "M", time, USER, null), ""))
                    .startsWith("Hello,");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void saysWhereSupportIsWhereSomebodyReadsAnswers() throws Exception {
        var source = new MapConfigurationPropertySource(
                Map.of("notification.mail.reply-to", "Support <help@wallet.example>"));
        var settings = new Binder(source).bindOrCreate("notification.mail", MailSettings.class);
        var letter = new Letter("en", "Alice", "Title", "Message", Instant.EPOCH, USER, null);

        var message = new MailComposer(new Layouts(), settings, clock)
                .compose(Ids.next(), letter, Recipient.of("alice@example.com").orElseThrow());

        assertThat(message.getReplyTo()).containsExactly(new InternetAddress("help@wallet.example", "Support"));
        assertThat(text(message)).contains("Write to help@wallet.example, or just answer this mail.");
        assertThat(html(message)).contains("<a href=\"mailto:help@wallet.example\">help@wallet.example</a>");
        assertThat(new Layouts().text(letter, "")).doesNotContain("answer this mail");
    }

    @Test
    void carriesEveryScriptAndLongLines() throws Exception {
        var user = users.add(Ids.next() + "@example.com", "Ελένη 李 😀", true);
        var line = "é".repeat(3_000);

        var message = sent(mail(user, "Commande approuvée 😀", line + "\n.\nFrom here"), user);

        assertThat(message.getSubject()).isEqualTo("Commande approuvée 😀");
        assertThat(text(message)).contains("Hello Ελένη 李 😀,", line + "\r\n.\r\nFrom here");
        assertThat(server.mails().getFirst().raw().lines()).allMatch(each -> each.length() < 999);
    }

    private MimeMessage sent(UUID mail, User user) throws MessagingException {
        awaitStatus(mail, "SENT");
        return server.mailsTo(address(user)).getFirst().message();
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        return part(message, 0, "text/plain");
    }

    private static String html(MimeMessage message) throws MessagingException, IOException {
        return part(message, 1, "text/html");
    }

    private static String part(MimeMessage message, int number, String type) throws MessagingException, IOException {
        var parts = (Multipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        var part = parts.getBodyPart(number);
        assertThat(part.getContentType().toLowerCase(Locale.ROOT))
                .startsWith(type)
                .contains("utf-8");
        return (String) part.getContent();
    }
}
