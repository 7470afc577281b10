package org.walletsuite.platform.partner;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a partner works. The environments of one partner share nothing but its name: each has its own credentials, limits,
 * settlement account and vouchers, and what is issued in one is unknown in the other.
 */
public enum PartnerEnvironment {
    /** For trying things out: nothing here is money. */
    UAT,
    PRODUCTION;

    /** As the API and the claim {@code environment} of a partner's token write it, such as {@code uat}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a text that is none of the codes. */
    public static Optional<PartnerEnvironment> of(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
