package org.walletsuite.voucher.voucher;

import java.util.List;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.partner.PartnerList;

/** The requested page of a list; pages count from 1. */
public record Page(int number, int size) {

    private static final int LARGEST = 100;

    /** Below 1 is refused, a page that is too large is clamped. */
    public static Page of(int page, int size) {
        if (page < 1) {
            throw ApiException.invalid("page", "Must be at least 1.");
        }
        if (size < 1) {
            throw ApiException.invalid("page_size", "Must be at least 1.");
        }
        return new Page(page, Math.min(size, LARGEST));
    }

    public <T> PartnerList<T> list(List<T> items, long total) {
        return PartnerList.of(items, number, size, total);
    }

    public long offset() {
        return (number - 1L) * size;
    }
}
