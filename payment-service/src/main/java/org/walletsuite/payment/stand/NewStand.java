package org.walletsuite.payment.stand;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.text.Line;
import org.walletsuite.platform.text.OneLine;

/** A request to create a stand. */
record NewStand(
        @NotBlank(message = NewStand.REQUIRED)
        @OneLine
        @Size(max = NewStand.NAME, message = "Must have at most 100 characters.")
        String name,

        @NotNull(message = NewStand.REQUIRED) StandCategory category,

        @Nullable @OneLine @Size(max = NewStand.LOCATION, message = "Must have at most 200 characters.")
        String location) {

    static final String REQUIRED = "This field is required.";

    static final int NAME = 100;
    static final int LOCATION = 200;

    NewStand {
        name = name == null ? null : Line.composed(name, NAME);
        location = location == null || location.isBlank() ? null : Line.composed(location, LOCATION);
    }

    /** The new stand. */
    Stand begin(UUID id, UUID festivalId, Instant now) {
        return new Stand(id, festivalId, name, category, location, StandStatus.ACTIVE, now, now);
    }

    /** What is asked for, by name. */
    Map<String, Object> fields(UUID festivalId) {
        return Map.of(
                "festivalId", festivalId,
                "name", name,
                "category", category,
                "location", location == null ? List.of() : List.of(location));
    }
}
