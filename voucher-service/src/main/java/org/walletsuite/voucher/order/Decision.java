package org.walletsuite.voucher.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who moves an order on, and in which words.
 *
 * @param notes shown to admins only
 * @param reason shown to the user
 */
record Decision(UUID by, @Nullable String notes, @Nullable String reason) {

    static Decision ofUser(UUID user) {
        return new Decision(user, null, null);
    }
}
