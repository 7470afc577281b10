package org.walletsuite.voucher.voucher;

import java.util.Map;
import java.util.TreeMap;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.partner.PartnerFailure;
import org.walletsuite.platform.partner.Rand;

/** Says how much money is missing. */
final class Shortage {

    private Shortage() {}

    /** In cents; what became available since the refusal is not missing any more. */
    static ApiException of(long required, long available) {
        return new ApiException(PartnerFailure.INSUFFICIENT_BALANCE)
                .details(new TreeMap<>(Map.of(
                        "required", Rand.of(required),
                        "available", Rand.of(available),
                        "shortfall", Rand.of(Math.max(0, required - available)))));
    }
}
