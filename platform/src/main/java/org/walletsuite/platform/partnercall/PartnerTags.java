package org.walletsuite.platform.partnercall;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.directory.PartnerDirectory;

/**
 * Partners' names in metrics. There are never many: names that nobody has are one, and so are partners beyond the first ones
 * that call. No partner can have these two for an id.
 */
public final class PartnerTags {

    static final String UNKNOWN = "UNKNOWN";
    static final String OTHERS = "OTHERS";

    /** As many as a metrics server can hold in a few meters of each. */
    private static final int MOST = 500;

    private final PartnerDirectory directory;
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    PartnerTags(PartnerDirectory directory) {
        this.directory = directory;
    }

    /** The name of a partner that called, whether there is one or not. */
    public String of(@Nullable String partnerId) {
        if (partnerId == null || directory.find(partnerId).isEmpty()) {
            return UNKNOWN;
        }
        if (named.contains(partnerId)) {
            return partnerId;
        }
        if (named.size() >= MOST) {
            return OTHERS;
        }
        named.add(partnerId); // Of several at the same instant each is named, so there may be a few more.
        return partnerId;
    }
}
