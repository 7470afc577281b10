package org.walletsuite.voucher.voucher;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.partner.PartnerEnvironment;

/**
 * The ledger's accounts of the voucher program. Each environment has an asset of its own, so that the ledger itself keeps
 * what is tried out apart from money.
 */
public final class VoucherAccounts {

    public static final String PROGRAM = "voucher";

    /** A user's or a partner's customer's. */
    public static final String WALLET = "wallet";

    /** A voucher's, with the voucher's id; it is its own owner, because an owner has one account of a purpose. */
    public static final String VOUCHER = "voucher";

    /** A partner's: below zero by what it owes for vouchers that its customers paid it for. */
    public static final String SETTLEMENT = "settlement";

    /** The operator's: what partners have paid of what they owe, and what customers are given in UAT to try things out. */
    public static final String FUNDING = "funding";

    /** What callers call the currency, in both environments. */
    public static final String CURRENCY = "ZAR";

    /** Who owns what is no user's and no partner's. */
    public static final UUID OPERATOR = UUID.fromString("01a1f8c0-0000-7000-8000-766f75636865");

    private static final Asset MONEY = new Asset("ZAR", 2, "ZAR");
    private static final Asset TRIAL = new Asset("ZAR-UAT", 2, "ZAR (UAT)");

    private VoucherAccounts() {}

    public static Asset asset(PartnerEnvironment environment) {
        return switch (environment) {
            case PRODUCTION -> MONEY;
            case UAT -> TRIAL;
        };
    }

    /** The id of an owner's account; the same wherever it is opened. Vouchers' accounts have the vouchers' ids. */
    public static UUID id(UUID owner, String purpose, PartnerEnvironment environment) {
        var place = String.join("\n", PROGRAM, purpose, asset(environment).code(), owner.toString());
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    public static UUID wallet(UUID owner, PartnerEnvironment environment) {
        return id(owner, WALLET, environment);
    }

    /** An account that is never overdrawn. */
    static NewAccount funded(UUID owner, String purpose, PartnerEnvironment environment) {
        return new NewAccount(owner, null, PROGRAM, purpose, asset(environment).code(), 0L);
    }

    /** An account without a limit. */
    public static NewAccount limitless(UUID owner, String purpose, PartnerEnvironment environment) {
        return new NewAccount(owner, null, PROGRAM, purpose, asset(environment).code(), null);
    }
}
