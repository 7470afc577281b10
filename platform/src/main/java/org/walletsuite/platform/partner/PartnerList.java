package org.walletsuite.platform.partner;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One page of a list of the partner family.
 *
 * @param total how many items there are on all pages
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PartnerList<T>(List<T> items, int page, int pageSize, long total, long totalPages) {

    public static <T> PartnerList<T> of(List<T> items, int page, int pageSize, long total) {
        return new PartnerList<>(items, page, pageSize, total, (total + pageSize - 1) / pageSize);
    }
}
