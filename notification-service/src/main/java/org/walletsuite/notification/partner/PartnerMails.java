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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.mail.Addressee;
import org.walletsuite.notification.mail.MailQueue;
import org.walletsuite.notification.mail.NewMail;
import org.walletsuite.notification.type.Priority;
import org.walletsuite.notification.type.Wording;
import org.walletsuite.platform.event.PartnerNotice.SecretExpiring;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.user.User;

/** The mails to partners' contacts, in words from {@code words/partners/en/}. */
@Component
class PartnerMails {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerMails.class);

    static final String SECRET_EXPIRING = "partner_secret_expiring";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private final Wording secretExpiring = Wording.ofFile(
            "words/partners/en/" + SECRET_EXPIRING + ".mustache",
            Set.of("partner", "partnerId", "environment", "prefix", "until"));

    private final MailQueue queue;
    private final Counter unreachable;
    private final Clock clock;

    PartnerMails(MailQueue queue, MeterRegistry registry, Clock clock) {
        this.queue = queue;
        this.unreachable = Counter.builder("notifications.partners_without_contact")
                .description("Warnings of partners that have no contact address")
                .register(registry);
        this.clock = clock;
    }

    /** Warns of a secret that has not ended yet. */
    void warn(SecretExpiring event) {
        if (!event.expiresAt().isAfter(clock.instant())) {
            return;
        }
        var contact = event.contactEmail();
        if (contact == null) {
            unreachable.increment();
            LOG.warn("Partner {} has no contact to be warned that its secret ends soon", event.partnerId());
            return;
        }
        var message = secretExpiring.message(Map.of(
                "partner", event.name(),
                "partnerId", event.partnerId(),
                "environment", shown(event.environment()),
                "prefix", event.secretPrefix(),
                "until", TIME.format(event.expiresAt().atOffset(ZoneOffset.UTC))));
        queue.add(List.of(new NewMail(
                event.id(),
                new Addressee.Partner(contact),
                SECRET_EXPIRING,
                Priority.HIGH,
                User.DEFAULT_LANGUAGE,
                secretExpiring.title(),
                message,
                event.time())));
    }

    private static String shown(PartnerEnvironment environment) {
        return switch (environment) {
            case UAT -> "UAT";
            case PRODUCTION -> "production";
        };
    }
}
