package org.walletsuite.platform.giftcard;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.walletsuite.platform.error.ApiException;

/**
 * The requested page of a list of the gift-card family; pages count from 1 and have at most {@value #LARGEST} items.
 */
public record ListPage(int page, int size) {

    public static final int LARGEST = 100;

    /** How many items there are on all pages. */
    public static final String TOTAL = "X-Total-Count";

    /** Reads {@code page} and {@code page_size} as sent: below 1 is refused, a page that is too large is clamped. */
    public static ListPage of(int page, int size) {
        if (page < 1) {
            throw ApiException.invalid("page", "Must be at least 1.");
        }
        if (size < 1) {
            throw ApiException.invalid("page_size", "Must be at least 1.");
        }
        return new ListPage(page, Math.min(size, LARGEST));
    }

    /** How many items come before this page. */
    public long offset() {
        return (page - 1L) * size;
    }

    /** The plain array, with the total in a header. */
    public <T> ResponseEntity<List<T>> answer(List<T> items, long total) {
        return ResponseEntity.ok().header(TOTAL, Long.toString(total)).body(items);
    }
}
