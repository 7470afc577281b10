package org.walletsuite.payment.funding;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.payment.funding.FundingEvent.Report;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.web.Fields;

/** What a provider sends about a top-up, as it came. */
record FundingCallback(
        @Schema(requiredMode = REQUIRED, format = "uuid") @Nullable
        String transactionId,

        @Schema(
                requiredMode = REQUIRED,
                allowableValues = {"CONFIRMED", "FAILED"})
        @Nullable
        String status,

        @Schema(requiredMode = REQUIRED, description = "The provider's own id for this report: it counts once.")
        @Nullable
        String eventId,

        @Schema(requiredMode = REQUIRED, description = "Date and time, in UTC where they have no offset.") @Nullable
        String occurredAt) {

    private static final Pattern EVENT_ID = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** Throws an error that names every field that is wrong. */
    FundingEvent checked(String provider, Instant now) {
        var fields = new Fields();
        var transaction = fields.parsed("transactionId", transactionId, FundingCallback::id, "Not a valid UUID.");
        var report = fields.parsed("status", status, FundingCallback::report, "Must be CONFIRMED or FAILED.");
        var event = fields.required(
                "eventId",
                eventId,
                text -> Optional.of(text).filter(id -> EVENT_ID.matcher(id).matches()),
                "Must be 1 to 255 visible characters.");
        var time = fields.parsed(
                "occurredAt",
                occurredAt,
                text -> time(text).filter(at -> !at.isBefore(EARLIEST) && !at.isAfter(now.plus(AHEAD))),
                "Must be a date and time that has come.");
        fields.check();
        return new FundingEvent(provider, event, transaction.orElseThrow(), report.orElseThrow(), time.orElseThrow());
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(Ids.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Report> report(String text) {
        return Stream.of(Report.values())
                .filter(report -> report.name().equals(text))
                .findFirst();
    }

    /** No finer than the database keeps it, so that what is read back is what was written. */
    private static Optional<Instant> time(String text) {
        try {
            var time = hasOffset(text)
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return Optional.of(time.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean hasOffset(String text) {
        var clock = text.substring(text.indexOf('T') + 1);
        return clock.endsWith("Z") || clock.indexOf('+') >= 0 || clock.indexOf('-') >= 0;
    }
}
