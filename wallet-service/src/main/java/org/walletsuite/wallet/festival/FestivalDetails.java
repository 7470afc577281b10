package org.walletsuite.wallet.festival;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Fields;

/**
 * The data of a festival that its organisers set; only the location is optional.
 *
 * @param currencyName the token's name, e.g. {@code Jetons}
 * @param exchangeRate the value of one token; displayed, never applied
 * @param qrAlgorithm how QR codes are signed from now on
 */
record FestivalDetails(
        @Nullable String name,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String location,
        @Nullable String timezone,
        @Nullable String currencyName,
        @Nullable BigDecimal exchangeRate,
        @Nullable QrAlgorithm qrAlgorithm,
        OfflineLimits offlineLimits) {

    /** The defaults of a new festival. */
    static final FestivalDetails OF_A_NEW_ONE = new FestivalDetails(
            null, null, null, null, "UTC", "Jetons", BigDecimal.ONE, QrAlgorithm.HS256, OfflineLimits.NONE);

    private static final FestivalDetails NOTHING =
            new FestivalDetails(null, null, null, null, null, null, null, null, OfflineLimits.NONE);

    private static final String NO_DATE = "Must be a date or a date-time such as 2026-07-01T10:00:00Z.";
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_CURRENCY = 40;
    private static final int RATE_DECIMALS = 6;
    private static final int RATE_DIGITS = 12;

    /** Only IANA names, because libraries and databases interpret offsets and the JDK's own names differently. */
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> !id.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableSet());

    /** Validated details. */
    record Checked(
            String name,
            String startDate,
            String endDate,
            @Nullable String location,
            String timezone,
            String currencyName,
            BigDecimal exchangeRate,
            QrAlgorithm qrAlgorithm,
            OfflineLimits offlineLimits) {

        /** Unchanged values are not validated again, because they may be older than the current rules. */
        Checked changedBy(FestivalBody body) {
            var before = new FestivalDetails(
                    name,
                    startDate,
                    endDate,
                    location,
                    timezone,
                    currencyName,
                    exchangeRate,
                    qrAlgorithm,
                    offlineLimits);
            var after = body.over(before);
            return after.equals(before) ? this : after.checked(before);
        }

        /**
         * What is asked for, by name. What is younger than the first keys is named only where it was given, so that
         * requests of then are still recognised.
         */
        Map<String, Object> fields() {
            var fields = new HashMap<String, Object>(Map.of(
                    "name", name,
                    "startDate", startDate,
                    "endDate", endDate,
                    "location", location == null ? List.of() : List.of(location),
                    "timezone", timezone,
                    "currencyName", currencyName,
                    "exchangeRate", exchangeRate.toPlainString()));
            if (qrAlgorithm != QrAlgorithm.HS256) {
                fields.put("qrAlgorithm", qrAlgorithm);
            }
            if (!offlineLimits.equals(OfflineLimits.NONE)) {
                fields.put("offlineLimits", offlineLimits.toString());
            }
            return fields;
        }
    }

    /** Throws an error that names every invalid field. */
    Checked checked() {
        return checked(NOTHING);
    }

    private Checked checked(FestivalDetails before) {
        var fields = new Fields();
        var checkedName = kept(name, before.name).orElseGet(() -> fields.requiredLine("name", name, LONGEST_LINE));
        var checkedCurrency = kept(currencyName, before.currencyName)
                .orElseGet(() -> fields.requiredLine("currencyName", currencyName, LONGEST_CURRENCY));
        var checkedLocation = kept(location, before.location)
                .orElseGet(() -> fields.optionalLine("location", location, LONGEST_LINE));
        var zone =
                fields.parsed("timezone", timezone, FestivalDetails::zone, "Must be a time zone such as Europe/Paris.");
        var start = fields.parsed("startDate", startDate, FestivalDate::parse, NO_DATE);
        var end = fields.parsed("endDate", endDate, FestivalDate::parse, NO_DATE);
        if (zone.isPresent() && start.isPresent() && end.isPresent() && !inOrder(start.get(), end.get(), zone.get())) {
            fields.complain("endDate", "Must not be before startDate.");
        }
        var rate = rate(fields, exchangeRate);
        if (qrAlgorithm == null) {
            fields.complain("qrAlgorithm", Fields.REQUIRED);
        }
        offlineLimits.check(fields::complain);
        fields.check();
        return new Checked(
                checkedName,
                start.orElseThrow().text(),
                end.orElseThrow().text(),
                checkedLocation,
                zone.orElseThrow().getId(),
                checkedCurrency,
                rate,
                Objects.requireNonNull(qrAlgorithm),
                offlineLimits);
    }

    private static Optional<String> kept(@Nullable String after, @Nullable String before) {
        return Optional.ofNullable(after).filter(text -> text.equals(before));
    }

    private static boolean inOrder(FestivalDate start, FestivalDate end, ZoneId zone) {
        return !end.last(zone).isBefore(start.first(zone));
    }

    private static Optional<ZoneId> zone(String id) {
        return ZONES.contains(id) ? Optional.of(ZoneId.of(id)) : Optional.empty();
    }

    private static BigDecimal rate(Fields fields, @Nullable BigDecimal given) {
        if (given == null) {
            fields.complain("exchangeRate", Fields.REQUIRED);
            return BigDecimal.ONE;
        }
        var rate = given.stripTrailingZeros();
        if (rate.signum() <= 0
                || rate.scale() > RATE_DECIMALS
                || (long) rate.precision() - rate.scale() > RATE_DIGITS) {
            fields.complain(
                    "exchangeRate",
                    "Must be above 0, with at most %s digits and %s decimals.".formatted(RATE_DIGITS, RATE_DECIMALS));
            return BigDecimal.ONE;
        }
        return rate.setScale(Math.max(0, rate.scale()));
    }
}
