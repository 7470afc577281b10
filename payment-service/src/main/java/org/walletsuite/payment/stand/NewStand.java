package org.walletsuite.payment.stand;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A stand to be made. */
record NewStand(
        @NotBlank(message = "This field is required.")
        @Size(max = NewStand.NAME, message = "Must have at most 100 characters.")
        String name,

        @NotNull(message = "This field is required.") StandCategory category,

        @Nullable @Size(max = NewStand.LOCATION, message = "Must have at most 200 characters.")
        String location) {

    static final int NAME = 100;
    static final int LOCATION = 200;
}
