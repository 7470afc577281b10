package org.walletsuite.gateway.limit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a caller's requests is counted together: those to one API family, or of one kind where the family tells kinds apart. */
enum Scope {
    FESTIVAL,
    /** With the account calls. */
    GIFT_CARD,
    WALLET_READS,
    WALLET_TOP_UPS,
    WALLET_WITHDRAWALS,
    /** What the document calls admin operations, also when owners use them. */
    WALLET_ADMIN,
    /** People's vouchers, and admins who keep the partners. */
    VOUCHERS,
    PARTNER,
    SYNC,
    /** All that callers without a token do, in whatever family. */
    ANONYMOUS,
    /** The gateway's health and the pages of the documentation, which are everybody's: counted by address, token or not. */
    OWN_PAGES;

    private static final String MAIN_WALLET = "/api/v1/wallet";
    private static final Set<String> OWN_WALLET = Set.of("", "/", "/my-wallet", "/balance", "/transactions");
    private static final List<String> OWN = List.of("/health", "/docs");
    private static final String OPERATORS = "/actuator";

    /** The scope of a path without its trailing slash; none where callers are not counted. */
    static Optional<Scope> of(String path) {
        if (isUnder(OPERATORS, path)) {
            return Optional.empty();
        }
        if (OWN.stream().anyMatch(root -> isUnder(root, path))) {
            return Optional.of(OWN_PAGES);
        }
        if (isUnder(MAIN_WALLET, path)) {
            return Optional.of(inMainWallet(path.substring(MAIN_WALLET.length())));
        }
        if (isUnder("/api/sync", path) || isUnder("/api/webhook", path) || isUnder("/api/v1/admin/sync", path)) {
            return Optional.of(SYNC);
        }
        if (isUnder("/api/v1/partner", path)) {
            return Optional.of(PARTNER);
        }
        if (isUnder("/api/v1/vouchers", path) || isUnder("/api/v1/admin/partners", path)) {
            return Optional.of(VOUCHERS);
        }
        return Optional.of(isUnder("/api", path) ? FESTIVAL : GIFT_CARD);
    }

    private static Scope inMainWallet(String call) {
        if (call.equals("/topup")) {
            return WALLET_TOP_UPS;
        }
        if (call.equals("/withdraw")) {
            return WALLET_WITHDRAWALS;
        }
        return OWN_WALLET.contains(call) || call.startsWith("/topup/") ? WALLET_READS : WALLET_ADMIN;
    }

    private static boolean isUnder(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
