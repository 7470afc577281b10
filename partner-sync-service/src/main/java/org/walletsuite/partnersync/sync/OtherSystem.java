package org.walletsuite.partnersync.sync;

import java.net.URI;
import java.util.UUID;

/** A system that is configured. */
record OtherSystem(UUID id, String code, URI baseUrl, String outgoingKey, AllowedAddresses allowed) {

    /** What this suite is called at theirs. */
    static final String OURSELVES = "wallet";

    /** An address below their API. */
    URI at(String path) {
        var base = baseUrl.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + path);
    }

    @Override
    public String toString() {
        return "OtherSystem[code=" + code + "]";
    }
}
