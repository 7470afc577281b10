package org.walletsuite.voucher.catalogue;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Fields;

/** A store to be added, as it came. */
record NewStore(
        @Schema(requiredMode = REQUIRED) @Nullable String name,
        @Nullable String category) {

    private static final int LONGEST_NAME = 100;

    record Checked(String name, @Nullable String category) {}

    /** Throws an error that names every field that is wrong. */
    Checked checked() {
        var fields = new Fields();
        var checked = new Checked(
                fields.requiredLine("name", name, LONGEST_NAME),
                fields.optionalLine("category", category, LONGEST_NAME));
        fields.check();
        return checked;
    }
}
