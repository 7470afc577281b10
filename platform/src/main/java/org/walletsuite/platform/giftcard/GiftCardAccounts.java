package org.walletsuite.platform.giftcard;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.money.Asset;

/** The ledger's accounts of the gift-card program: what the services that move its money must agree on. */
public final class GiftCardAccounts {

    public static final String PROGRAM = "giftcard";

    public static final Asset USD = new Asset("USD", 2, "USD");

    /** A user's money that waits for the decision of orders. */
    public static final String PENDING = "pending";

    /** A user's money. */
    public static final String WITHDRAWABLE = "withdrawable";

    /** The operator's: what orders are paid from; below zero by what users' cards came to. */
    public static final String CLEARING = "clearing";

    /** The operator's: what was paid out to users. */
    public static final String PAYOUT = "payout";

    /** Who owns what is no user's. */
    public static final UUID OPERATOR = UUID.fromString("01a1f8c0-0000-7000-8000-676966746364");

    private GiftCardAccounts() {}

    /** An owner's account for a purpose; the same id wherever it is opened. */
    public static UUID id(UUID owner, String purpose) {
        var place = String.join("\n", PROGRAM, purpose, USD.code(), owner.toString());
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    /** One of a user's accounts, which is never overdrawn; its id is {@link #id}. */
    public static NewAccount ofUser(UUID user, long number, String purpose) {
        return new NewAccount(user, number, PROGRAM, purpose, USD.code(), 0L);
    }

    /** One of the operator's accounts, without a limit; its id is {@link #id} with {@link #OPERATOR}. */
    public static NewAccount ofOperator(String purpose) {
        return new NewAccount(OPERATOR, null, PROGRAM, purpose, USD.code(), null);
    }
}
