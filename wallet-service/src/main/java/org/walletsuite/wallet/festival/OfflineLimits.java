package org.walletsuite.wallet.festival;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What tills keep to while they are offline, in cents of the festival's token; null for no limit.
 *
 * @param perPayment the most that one payment may take
 * @param perWallet the most that one wallet may spend at one device
 * @param perDevice the most that one device may take
 */
record OfflineLimits(
        @Nullable Long perPayment,
        @Nullable Long perWallet,
        @Nullable Long perDevice) {

    static final OfflineLimits NONE = new OfflineLimits(null, null, null);

    private static final long HIGHEST = 999_999_999_999L;
    private static final String OUT_OF_RANGE = "Must be from 1 to " + HIGHEST + ".";

    /** Complains of every limit that is out of range, by the name of its field. */
    void check(BiConsumer<String, String> complain) {
        check("offlineLimits.perPayment", perPayment, complain);
        check("offlineLimits.perWallet", perWallet, complain);
        check("offlineLimits.perDevice", perDevice, complain);
    }

    private static void check(String field, @Nullable Long limit, BiConsumer<String, String> complain) {
        if (limit != null && (limit < 1 || limit > HIGHEST)) {
            complain.accept(field, OUT_OF_RANGE);
        }
    }
}
