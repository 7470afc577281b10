package org.walletsuite.voucher.catalogue;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Fields;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A card to be added, as it came. */
record NewCard(
        @Schema(requiredMode = REQUIRED) @Nullable Long store,
        @Schema(requiredMode = REQUIRED) @Nullable String name,

        @Schema(
                requiredMode = REQUIRED,
                allowableValues = {"Both", "Physical", "E-code"})
        @Nullable
        String type,

        @Schema(
                types = {"string", "number"},
                description = "What is credited for one dollar of the card: 1 unless something else is said.")
        @JsonDeserialize(using = RateReader.class)
        @Nullable
        String rate) {

    private static final int LONGEST_NAME = 100;
    private static final Pattern RATE = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,6})?");

    record Checked(long store, String name, CardType type, BigDecimal rate) {}

    /** Throws an error that names every field that is wrong; whether there is such a store is not looked at. */
    Checked checked() {
        var fields = new Fields();
        if (store == null) {
            fields.complain("store", Fields.REQUIRED);
        }
        var line = fields.requiredLine("name", name, LONGEST_NAME);
        var kind = fields.parsed("type", type, CardType::of, "Must be Both, Physical or E-code.");
        var factor = fields.parsed(
                "rate",
                rate == null ? "1" : rate,
                NewCard::rate,
                "Must be a decimal above zero, with at most 6 digits and 6 decimals.");
        fields.check();
        return new Checked(store == null ? 0 : store, line, kind.orElseThrow(), factor.orElseThrow());
    }

    private static Optional<BigDecimal> rate(String text) {
        return Optional.of(text)
                .filter(rate -> RATE.matcher(rate).matches())
                .map(BigDecimal::new)
                .filter(rate -> rate.signum() > 0);
    }
}
