package org.walletsuite.payment.topup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.walletsuite.payment.transaction.TransactionType;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.ledger.Leg;

/** How a top-up is paid, which determines the festival account that is debited. */
enum PaymentMethod {
    @JsonProperty("card")
    CARD("card", TransactionType.TOP_UP, "card-in"),
    @JsonProperty("cash")
    CASH("cash", TransactionType.CASH_IN, "cash-in");

    private final String shown;
    private final TransactionType type;
    private final String purpose;

    PaymentMethod(String shown, TransactionType type, String purpose) {
        this.shown = shown;
        this.type = type;
        this.purpose = purpose;
    }

    TransactionType type() {
        return type;
    }

    /** The purpose of the festival's account. */
    Leg source(Festival festival, long amount) {
        return new Leg(account(festival), -amount, purpose);
    }

    private UUID account(Festival festival) {
        return switch (this) {
            case CARD -> festival.cardInAccount();
            case CASH -> festival.cashInAccount();
        };
    }

    @Override
    public String toString() {
        return shown;
    }
}
