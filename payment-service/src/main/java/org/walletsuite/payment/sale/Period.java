package org.walletsuite.payment.sale;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;

/**
 * A stretch of a festival's time, in whole minutes.
 *
 * @param from inclusive, or null for the beginning
 * @param to exclusive, or null for the end
 */
record Period(@Nullable Instant from, @Nullable Instant to, ZoneId zone) {

    private static final int DAY_LENGTH = "2026-07-01".length();
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998;

    /**
     * Reads dates, local times and RFC 3339 date-times: a date is a day of the festival, as an end the whole of it.
     * Throws VALIDATION_ERROR naming the one that is none, or {@code to} when it is not later than {@code from}.
     */
    static Period parse(@Nullable String from, @Nullable String to, ZoneId zone) {
        var begin = from == null ? null : moment("from", from, 0, zone);
        var end = to == null ? null : moment("to", to, 1, zone);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw ApiException.invalid("to", "Must be later than from.");
        }
        return new Period(begin, end, zone);
    }

    /** The beginning of the hour of the festival's clock in which a moment lies. */
    OffsetDateTime hourOf(Instant moment) {
        return moment.atZone(zone).truncatedTo(ChronoUnit.HOURS).toOffsetDateTime();
    }

    OffsetDateTime local(Instant moment) {
        return moment.atZone(zone).truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime();
    }

    private static Instant moment(String field, String text, int daysLater, ZoneId zone) {
        try {
            return whole(field, instant(text, daysLater, zone));
        } catch (DateTimeParseException e) {
            throw ApiException.invalid(field, "Must be a date or a date-time such as 2026-07-01T10:00:00Z.");
        }
    }

    private static Instant instant(String text, int daysLater, ZoneId zone) {
        if (text.length() <= DAY_LENGTH) {
            return LocalDate.parse(text).plusDays(daysLater).atStartOfDay(zone).toInstant();
        }
        var read = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime moment
                ? moment.toInstant()
                : LocalDateTime.from(read).atZone(zone).toInstant();
    }

    private static Instant whole(String field, Instant moment) {
        if (!moment.equals(moment.truncatedTo(ChronoUnit.MINUTES))) {
            throw ApiException.invalid(field, "Must be a whole minute.");
        }
        var year = moment.atZone(ZoneId.of("UTC")).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw ApiException.invalid(field, "Must be in the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        return moment;
    }
}
