package org.walletsuite.partnersync.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.partner.PartnerWebhooks;
import org.walletsuite.partnersync.partner.WebhookTargets;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.Patch;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Reads what partners set and ask for. */
@Component
class WebhookRequests {

    private static final String NO_TIME = "Must be a time such as 2026-11-29T10:00:00Z.";

    private final WebhookTargets targets;

    WebhookRequests(WebhookTargets targets) {
        this.targets = targets;
    }

    /**
     * Where webhooks are to go.
     *
     * @param url null for nowhere
     */
    record Address(
            @Schema(
                    types = {"string", "null"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            Patch<String> url) {}

    /** From when on events are sent again. */
    record Since(
            @Schema(format = "date-time", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String since) {}

    /**
     * What is sent as a sample.
     *
     * @param event {@code voucher.issued} where it is absent
     */
    record Sample(@Nullable String event) {}

    /**
     * How a secret is rotated.
     *
     * @param graceMinutes for how long the one before stays valid, a day where it is absent
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Rotation(@Nullable Integer graceMinutes) {}

    SampleEvent sample(@Nullable Sample body) {
        var event = body == null ? null : body.event();
        return event == null
                ? SampleEvent.ISSUED
                : SampleEvent.of(event).orElseThrow(() -> ApiException.invalid("event", Fields.noChoice(event)));
    }

    Duration grace(@Nullable Rotation body) {
        var minutes = body == null ? null : body.graceMinutes();
        if (minutes == null) {
            return PartnerWebhooks.LONGEST_GRACE;
        }
        if (minutes < 0 || minutes > PartnerWebhooks.LONGEST_GRACE.toMinutes()) {
            throw ApiException.invalid(
                    "grace_minutes", "Must be from 0 to " + PartnerWebhooks.LONGEST_GRACE.toMinutes() + ".");
        }
        return Duration.ofMinutes(minutes);
    }

    @Nullable
    String url(Address body) {
        var fields = new Fields();
        var url = body.url().over(null);
        if (body.url() instanceof Patch.Absent<String>) {
            fields.complain("url", Fields.REQUIRED);
        } else if (url != null) {
            targets.complaint(url).ifPresent(complaint -> fields.complain("url", complaint));
        }
        fields.check();
        return url;
    }

    Instant since(Since body) {
        var fields = new Fields();
        var since = fields.parsed("since", body.since(), WebhookRequests::time, NO_TIME);
        fields.check();
        return since.orElseThrow();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
