package org.walletsuite.wallet.festival;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Patch;

/** A change of a festival's limits: those that are left out stay, null clears one. */
record OfflineLimitsChange(Patch<Long> perPayment, Patch<Long> perWallet, Patch<Long> perDevice) {

    private static final List<String> NAMES = List.of("perPayment", "perWallet", "perDevice");

    /** Reads limits by name, and refuses unknown ones: one with a wrong name must not be taken for no limit. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static OfflineLimitsChange of(Map<String, @Nullable Long> limits) {
        if (!NAMES.containsAll(limits.keySet())) {
            throw new IllegalArgumentException("Limits are " + NAMES + ", not " + limits.keySet());
        }
        return new OfflineLimitsChange(
                limit(limits, "perPayment"), limit(limits, "perWallet"), limit(limits, "perDevice"));
    }

    OfflineLimits over(OfflineLimits before) {
        return new OfflineLimits(
                perPayment.over(before.perPayment()),
                perWallet.over(before.perWallet()),
                perDevice.over(before.perDevice()));
    }

    private static Patch<Long> limit(Map<String, @Nullable Long> limits, String name) {
        return limits.containsKey(name) ? Patch.of(limits.get(name)) : Patch.absent();
    }
}
