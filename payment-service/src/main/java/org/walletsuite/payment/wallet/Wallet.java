package org.walletsuite.payment.wallet;

import java.util.UUID;
import org.walletsuite.platform.festival.Festival;

/** Somebody's wallet at a festival: neither owner nor festival of a wallet ever changes. */
public record Wallet(UUID id, UUID ownerId, Festival festival) {

    /** The purpose of a wallet's account in the ledger. */
    public static final String PURPOSE = "wallet";
}
