package org.walletsuite.platform.festival;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** One page of a list in the festival family; pages count from 1. */
public record DataPage<T>(List<T> data, Meta meta) {

    public record Meta(
            long total, int page, @JsonProperty("per_page") int perPage) {}
}
