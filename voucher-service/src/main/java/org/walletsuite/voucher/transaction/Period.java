package org.walletsuite.voucher.transaction;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;

/**
 * When partners' calls were made, in UTC.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Period(Instant from, Instant to) {

    /** Of what is computed or exported at once. */
    static final int MOST_DAYS = 31;

    private static final int USUAL_DAYS = 30;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT = Pattern.compile(DAY + "T.*");

    /** Far beyond any call; a period is clamped to them, because years beyond are irregular. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Reads days and RFC 3339 date-times; a day is inclusive as an end, too. All there is where none is given. */
    static Period of(@Nullable String from, @Nullable String to) {
        var begin = from == null ? EARLIEST : moment("from", from, 0);
        var end = to == null ? LATEST : moment("to", to, 1);
        if (!begin.isBefore(end)) {
            throw ApiException.invalid("to", "Must be later than from.");
        }
        return new Period(begin, end);
    }

    /** The same for an export, which is bounded: the last days, or those before the end, where no beginning is given. */
    static Period ofExport(@Nullable String from, @Nullable String to, Instant now) {
        var read = of(from, to);
        var end = to == null && now.isAfter(read.from()) && now.isBefore(read.to()) ? now : read.to();
        var begin = from == null ? end.minus(Duration.ofDays(MOST_DAYS)) : read.from();
        if (begin.plus(Duration.ofDays(MOST_DAYS)).isBefore(end)) {
            throw tooLong();
        }
        return new Period(begin, end);
    }

    /** Whole days, both inclusive; a month up to today where none are given. */
    static Period ofDays(@Nullable String from, @Nullable String to, Instant now) {
        var end = to == null ? now.atOffset(ZoneOffset.UTC).toLocalDate() : day("to", to);
        var begin = from == null ? end.minusDays(USUAL_DAYS - 1L) : day("from", from);
        if (end.isBefore(begin)) {
            throw ApiException.invalid("to", "Must not be earlier than from.");
        }
        if (ChronoUnit.DAYS.between(begin, end) >= MOST_DAYS) {
            throw tooLong();
        }
        return new Period(start(begin), start(end.plusDays(1)));
    }

    LocalDate firstDay() {
        return from.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    LocalDate lastDay() {
        return to.minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** How many, where it is of whole days. */
    int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    private static ApiException tooLong() {
        return ApiException.invalid("to", "Must be at most " + MOST_DAYS + " days after from.");
    }

    /** A plus that its sender did not encode arrives as a space. */
    private static Instant moment(String field, String text, int daysLater) {
        try {
            if (MOMENT.matcher(text).matches()) {
                return clamped(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
            }
        } catch (DateTimeException e) {
            throw ApiException.invalid(field, "Must be a day or a date-time such as 2026-07-01T10:00:00Z.");
        }
        return clamped(start(day(field, text).plusDays(daysLater)));
    }

    private static LocalDate day(String field, String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw noDay(field);
        }
        throw noDay(field);
    }

    private static ApiException noDay(String field) {
        return ApiException.invalid(field, "Must be a day such as 2026-07-01.");
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant clamped(Instant moment) {
        return moment.isBefore(EARLIEST) ? EARLIEST : moment.isAfter(LATEST) ? LATEST : moment;
    }
}
