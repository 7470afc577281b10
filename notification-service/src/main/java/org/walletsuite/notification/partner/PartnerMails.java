package org.walletsuite.notification.partner;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.mail.Addressee;
import org.walletsuite.notification.mail.MailQueue;
import org.walletsuite.notification.mail.NewMail;
import org.walletsuite.notification.type.Priority;
import org.walletsuite.notification.type.Wording;
import org.walletsuite.platform.event.PartnerNotice;
import org.walletsuite.platform.event.PartnerNotice.SecretExpiring;
import org.walletsuite.platform.event.PartnerNotice.WebhookDisabled;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.user.User;

/** The mails to partners' contacts, in words from {@code words/partners/en/}. */
@Component
class PartnerMails {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerMails.class);

    static final String SECRET_EXPIRING = "partner_secret_expiring";
    static final String WEBHOOK_DISABLED = "partner_webhook_disabled";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private final Wording secretExpiring = Wording.ofFile(
            "words/partners/en/" + SECRET_EXPIRING + ".mustache",
            Set.of("partner", "partnerId", "environment", "prefix", "until"));

    private final Wording webhookDisabled = Wording.ofFile(
            "words/partners/en/" + WEBHOOK_DISABLED + ".mustache",
            Set.of("partner", "partnerId", "environment", "reason", "time"));

    private final MailQueue queue;
    private final Counter unreachable;
    private final Clock clock;

    PartnerMails(MailQueue queue, MeterRegistry registry, Clock clock) {
        this.queue = queue;
        this.unreachable = Counter.builder("notifications.partners_without_contact")
                .description("Mails that partners did not get because they have no contact address")
                .register(registry);
        this.clock = clock;
    }

    /** Warns of a secret that has not ended yet. */
    void warn(SecretExpiring event) {
        if (!event.expiresAt().isAfter(clock.instant())) {
            return;
        }
        send(
                event,
                event.contactEmail(),
                SECRET_EXPIRING,
                secretExpiring,
                Map.of(
                        "partner", event.name(),
                        "partnerId", event.partnerId(),
                        "environment", shown(event.environment()),
                        "prefix", event.secretPrefix(),
                        "until", TIME.format(event.expiresAt().atOffset(ZoneOffset.UTC))));
    }

    /** Tells of an endpoint that gets nothing any more. */
    void announce(WebhookDisabled event) {
        send(
                event,
                event.contactEmail(),
                WEBHOOK_DISABLED,
                webhookDisabled,
                Map.of(
                        "partner", event.name(),
                        "partnerId", event.partnerId(),
                        "environment", shown(event.environment()),
                        "reason", event.reason(),
                        "time", TIME.format(event.time().atOffset(ZoneOffset.UTC))));
    }

    private void send(
            PartnerNotice event, @Nullable String contact, String type, Wording wording, Map<String, String> values) {
        if (contact == null) {
            unreachable.increment();
            LOG.warn("Partner {} has no contact to be sent {}", event.partnerId(), type);
            return;
        }
        queue.add(List.of(new NewMail(
                event.id(),
                new Addressee.Partner(contact),
                type,
                Priority.HIGH,
                User.DEFAULT_LANGUAGE,
                wording.title(),
                wording.message(values),
                event.time())));
    }

    private static String shown(PartnerEnvironment environment) {
        return switch (environment) {
            case UAT -> "UAT";
            case PRODUCTION -> "production";
        };
    }
}
