package org.walletsuite.payment.sale;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;

/**
 * A period in a festival's time zone.
 *
 * @param from inclusive, or null for the beginning
 * @param to exclusive, or null for the end
 */
record Period(@Nullable Instant from, @Nullable Instant to, ZoneId zone) {

    private static final int DAY_LENGTH = "2026-07-01".length();
    private static final int LAST_YEAR = 9999;

    /** Limits far beyond any sale; a period is clamped to them, because offsets and years outside are irregular. */
    private static final Instant EARLIEST = Instant.parse("1969-12-31T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * Reads dates, local times and RFC 3339 date-times: a date is a day of the festival, inclusive as an end. Throws
     * VALIDATION_ERROR naming the invalid one, or {@code to} when it is not later than {@code from}.
     */
    static Period parse(@Nullable String from, @Nullable String to, ZoneId zone) {
        var begin = from == null ? null : moment("from", from, 0, zone);
        var end = to == null ? null : moment("to", to, 1, zone);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw ApiException.invalid("to", "Must be later than from.");
        }
        return new Period(withinReach(begin), withinReach(end), zone);
    }

    /** The beginning of a moment's hour in the festival's time zone. */
    OffsetDateTime hourOf(Instant moment) {
        return local(moment).truncatedTo(ChronoUnit.HOURS);
    }

    OffsetDateTime local(Instant moment) {
        return moment.atZone(zone).toOffsetDateTime();
    }

    private static Instant moment(String field, String text, int daysLater, ZoneId zone) {
        try {
            return text.length() > DAY_LENGTH
                    ? dateTime(text, zone)
                    : LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(zone)
                            .toInstant();
        } catch (DateTimeException e) {
            throw ApiException.invalid(field, "Must be a date or a date-time such as 2026-07-01T10:00:00Z.");
        }
    }

    /** A plus that its sender did not encode arrives as a space. */
    private static Instant dateTime(String text, ZoneId zone) {
        var read = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.replace(' ', '+'), OffsetDateTime::from, LocalDateTime::from);
        checkYear(read);
        return read instanceof OffsetDateTime moment
                ? moment.toInstant()
                : LocalDateTime.from(read).atZone(zone).toInstant();
    }

    private static void checkYear(TemporalAccessor read) {
        var year = read.get(ChronoField.YEAR);
        if (year < 0 || year > LAST_YEAR) {
            throw new DateTimeException("RFC 3339 has years of four digits, not " + year);
        }
    }

    /** Sales and the database have whole microseconds, so finer times are rounded up. */
    private static @Nullable Instant withinReach(@Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        var next = moment.plusNanos(999).truncatedTo(ChronoUnit.MICROS);
        return next.isBefore(EARLIEST) ? EARLIEST : next.isAfter(LATEST) ? LATEST : next;
    }
}
