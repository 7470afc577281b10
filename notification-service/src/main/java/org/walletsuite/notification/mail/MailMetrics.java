package org.walletsuite.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How the tries to send mails end, and how long they take. */
@Component
class MailMetrics {

    private final Map<Outcome, Timer> tries = new EnumMap<>(Outcome.class);

    MailMetrics(MeterRegistry registry) {
        for (var outcome : Outcome.values()) {
            tries.put(
                    outcome,
                    Timer.builder("mail.tries")
                            .description("Tries to send a mail, by how they ended")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void tried(Try attempt) {
        var timer = tries.get(attempt.outcome());
        if (timer != null) {
            timer.record(Duration.between(attempt.beganAt(), attempt.endedAt()));
        }
    }
}
