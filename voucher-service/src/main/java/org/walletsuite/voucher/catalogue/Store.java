package org.walletsuite.voucher.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop, and those of its cards that can be sold.
 *
 * @param category what it sells
 */
record Store(long id, String name, @Nullable String category, List<GiftCard> cards) {}
