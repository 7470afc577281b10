package org.walletsuite.platform.family;

/**
 * What of a caller's requests is counted together, and how many of them are answered in a minute. Users, partners and
 * systems are counted by who they are; callers with a secret or a signature, which only the endpoint can judge, by their
 * address.
 */
public enum LimitScope {
    /** All requests without a valid token, in any family, by address. */
    ANONYMOUS(60),
    /** The gateway's health and the pages of the documentation, which are everybody's, token or not, by address. */
    OWN_PAGES(600),
    FESTIVAL(300, 6_000, 6_000),
    /** With the account calls. */
    GIFT_CARD(300, 6_000, 6_000),
    WALLET_READS(60),
    WALLET_TOP_UPS(10),
    WALLET_WITHDRAWALS(10),
    /** For each address that funding providers report from, for all their users together. */
    WALLET_CALLBACKS(6_000),
    /** What the document calls admin operations, also when owners use them. */
    WALLET_ADMIN(30),
    /** Users' vouchers, and admins who keep the partners. */
    VOUCHERS(300, 6_000, 6_000),
    /** For each partner that has no limit of its own; for each address that asks for partners' tokens. */
    PARTNER(100),
    /** For each key of a system; for each address whose keys are not known to be good. */
    SYNC(60),
    OPERATIONS(300, 6_000, 6_000);

    private final int user;
    private final int staff;
    private final int admin;

    LimitScope(int everybody) {
        this(everybody, everybody, everybody);
    }

    LimitScope(int user, int staff, int admin) {
        this.user = user;
        this.staff = staff;
        this.admin = admin;
    }

    /** Also for every caller that is no user. */
    public int user() {
        return user;
    }

    public int staff() {
        return staff;
    }

    public int admin() {
        return admin;
    }
}
