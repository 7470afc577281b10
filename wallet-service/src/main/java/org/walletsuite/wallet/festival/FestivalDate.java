package org.walletsuite.wallet.festival;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** When a festival begins or ends: a day, a local time there, or an instant; stored and shown as it was given. */
sealed interface FestivalDate {

    int DAY_LENGTH = "2026-07-01".length();

    record Day(LocalDate day) implements FestivalDate {}

    record LocalTime(LocalDateTime time) implements FestivalDate {}

    record Moment(OffsetDateTime moment) implements FestivalDate {}

    /** Reads ISO 8601; empty when it is nothing of the kind or outside the years 1 to 9999. */
    static Optional<FestivalDate> parse(String text) {
        try {
            var date = text.length() > DAY_LENGTH
                    ? DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                    : LocalDate.parse(text);
            var year = date.get(ChronoField.YEAR);
            return year < 1 || year > 9999 ? Optional.empty() : of(date);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<FestivalDate> of(TemporalAccessor date) {
        return switch (date) {
            case LocalDate day -> Optional.of(new Day(day));
            case LocalDateTime time -> Optional.of(new LocalTime(time));
            case OffsetDateTime moment -> Optional.of(new Moment(moment));
            default -> Optional.empty();
        };
    }

    /** ISO 8601 in the form it came in, with seconds. */
    default String text() {
        return switch (this) {
            case Day(var day) -> day.toString();
            case LocalTime(var time) -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
            case Moment(var moment) -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
        };
    }

    /** The first moment it means in this zone. */
    default Instant first(ZoneId zone) {
        return switch (this) {
            case Day(var day) -> day.atStartOfDay(zone).toInstant();
            case LocalTime(var time) -> time.atZone(zone).toInstant();
            case Moment(var moment) -> moment.toInstant();
        };
    }

    /** The last moment it means in this zone: a day lasts until the next one. */
    default Instant last(ZoneId zone) {
        return this instanceof Day(var day)
                ? day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1)
                : first(zone);
    }
}
