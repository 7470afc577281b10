package org.walletsuite.notification.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.mail.Conversation.Step;
import org.walletsuite.notification.mail.MailSettings.Tls;
import org.walletsuite.platform.workflow.Workflow;

/** Sends mails by SMTP. */
@Component
class MailServer implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    /** A server that says something now and then may not hold a connection for longer; less than a lease. */
    static final Duration LONGEST_TRY = Workflow.LEASE.minusSeconds(20);

    private static final int DEEPEST = 10;

    private final MailSettings settings;
    private final Clock clock;
    private final Map<String, Object> properties;
    private final IdleConversations idle = new IdleConversations();

    MailServer(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.properties = properties(settings);
    }

    /**
     * Tries to send a mail to one recipient. What {@code beforeEnd} does comes just before the server takes the mail over;
     * what it throws is thrown on, and the mail is not sent.
     */
    Try send(Message mail, InternetAddress recipient, Runnable beforeEnd) {
        var sending = new FutureTask<>(() -> trySending(mail, recipient, beforeEnd));
        var thread = Thread.ofVirtual().name("mail").start(sending); // An interrupt closes a virtual thread's socket.
        try {
            if (!thread.join(LONGEST_TRY)) {
                thread.interrupt();
            }
            return sending.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a mail was sent", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Scheduled(fixedDelayString = "PT10S")
    void closeIdle() {
        idle.closeOld();
    }

    @Override
    public void destroy() {
        idle.closeAll();
    }

    private Try trySending(Message mail, InternetAddress recipient, Runnable beforeEnd) {
        var reused = idle.next();
        if (reused != null) {
            var attempt = converse(reused, mail, recipient, beforeEnd);
            if (attempt.outcome() != Outcome.UNREACHABLE && !reused.isEndedByServer()) {
                return attempt;
            }
            LOG.debug("The server ended an idle connection");
        }
        var server = new URLName("smtp", settings.server(), settings.serverPort(), null, null, null);
        return converse(Conversation.with(server, properties), mail, recipient, beforeEnd);
    }

    private Try converse(Conversation conversation, Message mail, InternetAddress recipient, Runnable beforeEnd) {
        var began = clock.instant();
        var accepted = false;
        try {
            conversation.begin(beforeEnd);
            if (conversation.mails() == 1) {
                connect(conversation);
            }
            conversation.sendMessage(mail, new Address[] {recipient});
            accepted = true;
            var reply = conversation.reply();
            return new Try(Outcome.ACCEPTED, reply == null ? null : reply.text(), true, false, began, clock.instant());
        } catch (MessagingException e) {
            var abandoned = conversation.abandoned();
            if (abandoned != null) {
                throw abandoned;
            }
            var reply = conversation.reply();
            var outcome = Verdict.of(conversation.step(), reply);
            accepted = outcome == Outcome.ACCEPTED;
            return new Try(
                    outcome,
                    reply == null ? innermost(e).toString() : reply.text(),
                    conversation.step().compareTo(Step.RCPT) >= 0,
                    isSilence(e),
                    began,
                    clock.instant());
        } finally {
            if (accepted) {
                idle.keep(conversation);
            } else {
                IdleConversations.close(conversation);
            }
        }
    }

    private void connect(Conversation conversation) throws MessagingException {
        if (settings.username().isEmpty()) {
            conversation.connect(settings.server(), settings.serverPort(), null, null);
        } else {
            conversation.connect(settings.server(), settings.serverPort(), settings.username(), settings.password());
        }
    }

    /** What has happened: the library wraps it. */
    private static Throwable innermost(Throwable failure) {
        var deepest = failure;
        for (var depth = 0; depth < DEEPEST; depth++) {
            var cause = deepest.getCause();
            if (cause == null) {
                return deepest;
            }
            deepest = cause;
        }
        return deepest;
    }

    private static boolean isSilence(Throwable failure) {
        return innermost(failure) instanceof SocketTimeoutException
                || Thread.currentThread().isInterrupted();
    }

    private static Map<String, Object> properties(MailSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.connectTimeout().toMillis()));
        properties.put("mail.smtp.timeout", Long.toString(settings.readTimeout().toMillis()));
        properties.put("mail.smtp.auth", Boolean.toString(!settings.username().isEmpty()));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.from", settings.sender().getAddress());
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.encryption() == Tls.TLS));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.encryption() == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.encryption() == Tls.STARTTLS));
        return properties;
    }
}
