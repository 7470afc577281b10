package org.walletsuite.platform.festival;

import java.util.List;
import org.walletsuite.platform.error.ApiException;

/** The requested page of a list of the festival family; pages count from 1 and have at most {@value #LARGEST} items. */
public record Paging(int page, int perPage) {

    public static final int LARGEST = 100;

    /** Reads {@code page} and {@code per_page} as sent: below 1 is refused, a page that is too large is clamped. */
    public static Paging of(int page, int perPage) {
        if (page < 1) {
            throw ApiException.invalid("page", "Must be at least 1.");
        }
        if (perPage < 1) {
            throw ApiException.invalid("per_page", "Must be at least 1.");
        }
        return new Paging(page, Math.min(perPage, LARGEST));
    }

    /** How many items come before this page. */
    public long offset() {
        return (page - 1L) * perPage;
    }

    public <T> DataPage<T> of(List<T> items, long total) {
        return new DataPage<>(items, new DataPage.Meta(total, page, perPage));
    }
}
