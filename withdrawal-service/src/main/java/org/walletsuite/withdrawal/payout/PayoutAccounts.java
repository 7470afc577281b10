package org.walletsuite.withdrawal.payout;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.NewAccount;

/** The accounts that money leaves through, one a program and currency: what was paid out is their balance. */
@Component
public class PayoutAccounts {

    public static final String PURPOSE = "payout";

    /** The gift-card program, and what its users may withdraw. */
    public static final String GIFT_CARD = "gift-card";

    public static final String WITHDRAWABLE = "withdrawable";

    private final Ledger ledger;
    private final Set<UUID> opened = ConcurrentHashMap.newKeySet();

    PayoutAccounts(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The same id everywhere and always. */
    public static UUID idOf(String program, String currency) {
        return UUID.nameUUIDFromBytes(
                String.join("\n", PURPOSE, program, currency).getBytes(StandardCharsets.UTF_8));
    }

    /** The account of a program, opened when it is needed first. Its currency exists as soon as a user has money in it. */
    public UUID of(String program, String currency) {
        var id = idOf(program, currency);
        if (!opened.contains(id)) {
            ledger.open(id, new NewAccount(id, null, program, PURPOSE, currency, null))
                    .orThrow();
            opened.add(id);
        }
        return id;
    }
}
