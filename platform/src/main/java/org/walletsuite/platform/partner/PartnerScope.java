package org.walletsuite.platform.partner;

import java.util.List;
import java.util.stream.Stream;

/** What a partner's token may be asked for. */
public enum PartnerScope {
    VOUCHER_ISSUE("voucher:issue"),
    VOUCHER_QUERY("voucher:query");

    private final String code;

    PartnerScope(String code) {
        this.code = code;
    }

    /** As tokens and requests write it. */
    public String code() {
        return code;
    }

    /** All of them: what a token has that was asked for without any. */
    public static List<String> codes() {
        return Stream.of(values()).map(PartnerScope::code).toList();
    }
}
