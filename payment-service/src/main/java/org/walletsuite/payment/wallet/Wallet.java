package org.walletsuite.payment.wallet;

import java.util.UUID;
import org.walletsuite.platform.festival.Festival;

/** A user's wallet at a festival: neither its owner nor its festival ever changes. */
public record Wallet(UUID id, UUID ownerId, Festival festival) {

    /** The purpose of a wallet's account in the ledger. */
    public static final String PURPOSE = "wallet";
}
