package org.walletsuite.notification.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a mail as it travels: text and HTML, to one recipient. Headers hold nothing that a user has written. */
@Component
class MailComposer {

    private final Layouts layouts;
    private final InternetAddress sender;
    private final @Nullable InternetAddress replyTo;
    private final String host;
    private final Clock clock;

    MailComposer(Layouts layouts, MailSettings settings, Clock clock) {
        this.layouts = layouts;
        this.sender = settings.sender();
        this.replyTo = settings.replyTo();
        this.host = settings.domain();
        this.clock = clock;
    }

    /** The same id gives the same {@code Message-ID}, so that servers can tell a mail that comes twice. */
    MimeMessage compose(UUID id, Letter letter, Recipient recipient) {
        try {
            var mail = new Mail("<" + id + "@" + host + ">");
            mail.setFrom(sender);
            if (replyTo != null) {
                mail.setReplyTo(new Address[] {replyTo});
            }
            mail.setRecipient(RecipientType.TO, recipient.address());
            mail.setSubject(letter.title(), StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(clock.instant()));
            mail.setContentLanguage(new String[] {Layouts.languageOf(letter.language())});
            mail.setHeader("Auto-Submitted", "auto-generated");
            addUnsubscribing(mail, letter.unsubscribe());
            var alternatives = new MimeMultipart("alternative");
            var support = replyTo == null ? "" : replyTo.getAddress();
            alternatives.addBodyPart(part(layouts.text(letter, support), "plain"));
            alternatives.addBodyPart(part(layouts.html(letter, support), "html"));
            mail.setContent(alternatives);
            mail.saveChanges();
            return mail;
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail " + id + " can't be composed", e);
        }
    }

    /** With these, mail programs show a button of their own (RFC 8058). */
    private static void addUnsubscribing(MimeMessage mail, @Nullable String link) throws MessagingException {
        if (link != null) {
            mail.setHeader("List-Unsubscribe", "<" + link + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private static BodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text.replaceAll("\\R", "\r\n"), StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static final class Mail extends MimeMessage {

        private final String messageId;

        Mail(String messageId) {
            super((Session) null);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
