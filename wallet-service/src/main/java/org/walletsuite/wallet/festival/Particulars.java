package org.walletsuite.wallet.festival;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.RequestHash;

/**
 * What organisers say of a festival; a new one must have them all, a change those it changes.
 *
 * @param currencyName what the token is called, e.g. {@code Jetons}
 * @param exchangeRate what one token is worth; shown, never applied
 */
record Particulars(
        @Nullable String name,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String location,
        @Nullable String timezone,
        @Nullable String currencyName,
        @Nullable BigDecimal exchangeRate) {

    private static final String REQUIRED = "This field is required.";
    /** Without control characters and halves of surrogate pairs, which no database column and no display takes. */
    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]*");

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_CURRENCY = 40;
    private static final int RATE_DECIMALS = 6;
    private static final int RATE_DIGITS = 12;

    /** Particulars that have been checked. */
    record Checked(
            String name,
            String startDate,
            String endDate,
            @Nullable String location,
            String timezone,
            String currencyName,
            BigDecimal exchangeRate) {

        /** These, where a change says nothing else. */
        Particulars changedBy(Particulars change) {
            return new Particulars(
                    or(change.name, name),
                    or(change.startDate, startDate),
                    or(change.endDate, endDate),
                    change.location == null ? location : change.location,
                    or(change.timezone, timezone),
                    or(change.currencyName, currencyName),
                    or(change.exchangeRate, exchangeRate));
        }

        /** One text for one request. */
        String canonical() {
            return RequestHash.canonical(Map.of(
                    "name", name,
                    "startDate", startDate,
                    "endDate", endDate,
                    "location", location == null ? List.of() : List.of(location),
                    "timezone", timezone,
                    "currencyName", currencyName,
                    "exchangeRate", exchangeRate.toPlainString()));
        }

        private static <T> T or(@Nullable T changed, T present) {
            return changed == null ? present : changed;
        }
    }

    /** Throws an error that names every field that is wrong. */
    Checked checked() {
        var wrong = new TreeMap<String, List<String>>();
        var checkedName = line("name", name, LONGEST_LINE, wrong);
        var checkedCurrency =
                line("currencyName", currencyName == null ? "Jetons" : currencyName, LONGEST_CURRENCY, wrong);
        var checkedLocation =
                location == null || location.isBlank() ? null : line("location", location, LONGEST_LINE, wrong);
        var zone = zone(timezone == null ? "UTC" : timezone, wrong);
        var start = date("startDate", startDate, wrong);
        var end = date("endDate", endDate, wrong);
        if (start != null && end != null && zone != null && end.last(zone).isBefore(start.first(zone))) {
            wrong.put("endDate", List.of("Must not be before startDate."));
        }
        var rate = rate(exchangeRate == null ? BigDecimal.ONE : exchangeRate, wrong);
        if (checkedName == null || start == null || end == null || zone == null || !wrong.isEmpty()) {
            throw ApiException.invalid(wrong);
        }
        return new Checked(
                checkedName,
                start.text(),
                end.text(),
                checkedLocation,
                zone.getId(),
                String.valueOf(checkedCurrency),
                rate);
    }

    private static @Nullable String line(
            String field, @Nullable String text, int longest, Map<String, List<String>> wrong) {
        if (text == null || text.isBlank()) {
            wrong.put(field, List.of(REQUIRED));
            return null;
        }
        var line = text.strip();
        if (line.length() > longest || !LINE.matcher(line).matches()) {
            wrong.put(field, List.of("Must be plain text on one line, of at most " + longest + " characters."));
        }
        return line;
    }

    private static @Nullable FestivalDate date(String field, @Nullable String text, Map<String, List<String>> wrong) {
        var date = Optional.ofNullable(text).flatMap(FestivalDate::parse);
        if (date.isEmpty()) {
            wrong.put(
                    field,
                    List.of(text == null ? REQUIRED : "Must be a date or a date-time such as 2026-07-01T10:00:00Z."));
        }
        return date.orElse(null);
    }

    private static @Nullable ZoneId zone(String id, Map<String, List<String>> wrong) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            wrong.put("timezone", List.of("Must be a time zone such as Europe/Paris."));
            return null;
        }
    }

    private static BigDecimal rate(BigDecimal given, Map<String, List<String>> wrong) {
        var rate = given.stripTrailingZeros();
        if (rate.signum() <= 0
                || rate.scale() > RATE_DECIMALS
                || (long) rate.precision() - rate.scale() > RATE_DIGITS) {
            wrong.put(
                    "exchangeRate",
                    List.of("Must be above 0, with at most %d digits and %d decimals."
                            .formatted(RATE_DIGITS, RATE_DECIMALS)));
            return BigDecimal.ONE;
        }
        return rate.setScale(Math.max(0, rate.scale()));
    }
}
