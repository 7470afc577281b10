package org.walletsuite.notification.mail;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.mail.Letter.Footer;
import org.walletsuite.notification.preference.Preferences;
import org.walletsuite.notification.preference.Unsubscribing;
import org.walletsuite.notification.type.Channel;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.directory.UserDirectory;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.workflow.Workflow;

/**
 * Sends mails. What counts is what the user wants and where they get their mail when it is sent, not when its event came.
 * A mail is sent at most once more after a try whose outcome nobody knows: that something may have arrived is committed
 * just before the server takes it over, so that a process that dies is found out.
 */
@Component
class MailWorkflow implements Workflow {

    static final String KIND = "mail";

    private final MailRows rows;
    private final Preferences preferences;
    private final Unsubscribing unsubscribing;
    private final UserDirectory users;
    private final RecipientDomains domains;
    private final MailComposer composer;
    private final MailServer server;
    private final MailMetrics metrics;
    private final int connections;
    private final Clock clock;

    MailWorkflow(
            MailRows rows,
            Preferences preferences,
            Unsubscribing unsubscribing,
            UserDirectory users,
            RecipientDomains domains,
            MailComposer composer,
            MailServer server,
            MailMetrics metrics,
            MailSettings settings,
            Clock clock) {
        this.rows = rows;
        this.preferences = preferences;
        this.unsubscribing = unsubscribing;
        this.users = users;
        this.domains = domains;
        this.composer = composer;
        this.server = server;
        this.metrics = metrics;
        this.connections = settings.connections();
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "mail";
    }

    /** A mail of an event that came late, or one that is resent, has not waited yet. */
    @Override
    public String since() {
        return "queued_at";
    }

    /** An urgent mail passes thousands that are not. */
    @Override
    public String rank() {
        return "rank";
    }

    @Override
    public int workers() {
        return connections;
    }

    @Override
    public void attempt(UUID id) {
        var found = rows.pending(id);
        if (found.isEmpty()) {
            return; // Another attempt has finished it.
        }
        var mail = found.get();
        var handedOverAt = mail.handedOverAt();
        if (handedOverAt != null) {
            record(
                    mail,
                    new Try(
                            Outcome.UNKNOWN,
                            "The process ended during the try",
                            true,
                            false,
                            handedOverAt,
                            clock.instant()));
            return;
        }
        switch (mail.addressee()) {
            case Addressee.User user -> sendToUser(mail, user.id());
            case Addressee.Partner partner -> send(mail, partner.email(), letter(mail, "", Footer.PARTNER, null));
        }
    }

    private void sendToUser(PendingMail mail, UUID id) {
        var type = NotificationType.ofCode(mail.type())
                .orElseThrow(() -> new Later("This version knows no type " + mail.type()));
        if (!preferences.wants(id, type, Channel.EMAIL)) {
            rows.skip(mail, "The user does not want mails of this type");
            return;
        }
        users.find(id)
                .filter(User::active)
                .ifPresentOrElse(
                        user -> send(mail, type, user), () -> rows.skip(mail, "The user is unknown or disabled"));
    }

    private void send(PendingMail mail, NotificationType type, User user) {
        var address = user.email();
        if (address == null) {
            rows.skip(mail, "The user has no e-mail address");
        } else {
            send(mail, address, letter(mail, type, user));
        }
    }

    private void send(PendingMail mail, String address, Letter letter) {
        Recipient.of(address)
                .ifPresentOrElse(
                        recipient -> sendWhenTheDomainIsFree(mail, letter, recipient),
                        () -> rows.fail(mail, "The address is not one that mails can be sent to"));
    }

    private Letter letter(PendingMail mail, NotificationType type, User user) {
        return letter(
                mail,
                Objects.requireNonNullElse(user.fullName(), ""),
                Footer.USER,
                type.canBeSwitchedOff() ? unsubscribing.linkFor(user.id(), type) : null);
    }

    private static Letter letter(PendingMail mail, String name, Footer footer, @Nullable String unsubscribe) {
        return new Letter(mail.language(), name, mail.title(), mail.message(), mail.happenedAt(), footer, unsubscribe);
    }

    private void sendWhenTheDomainIsFree(PendingMail mail, Letter letter, Recipient recipient) {
        var until = domains.enter(recipient.domain());
        if (until.isPresent()) {
            rows.postpone(mail, until.get());
            return;
        }
        var slow = false;
        // Handed over anew where an idle connection turned out to be closing, and the mail goes over a fresh one.
        var own = new AtomicReference<>(mail);
        try {
            var attempt = server.send(
                    composer.compose(mail.id(), letter, recipient),
                    recipient.address(),
                    () -> own.set(handedOver(own.get())));
            slow = attempt.isSlow();
            record(own.get(), attempt);
        } finally {
            domains.leave(recipient.domain(), slow);
        }
    }

    private PendingMail handedOver(PendingMail mail) {
        return rows.handOver(mail).orElseThrow(() -> new Later("Another attempt is sending the mail"));
    }

    /** The log has no reply that may quote the recipient's address: that is in the mail's tries only. */
    private void record(PendingMail mail, Try attempt) {
        metrics.tried(attempt);
        var unfinished = rows.record(mail, attempt);
        if (unfinished.isEmpty()) {
            return;
        }
        switch (unfinished.get()) {
            case UNREACHABLE -> throw new ServiceUnavailable("The mail server (" + attempt.reply() + ")", false, null);
            case ACCEPTED, REFUSED, REFUSED_FOR_NOW, BROKEN_OFF, UNKNOWN ->
                throw new Later(attempt.outcome().name());
        }
    }

    /** The mail is retried with growing delays. */
    private static final class Later extends RuntimeException {

        Later(String why) {
            super(why, null, false, false);
        }
    }
}
