package org.walletsuite.voucher.order;

import static org.walletsuite.platform.giftcard.GiftCardAccounts.CLEARING;
import static org.walletsuite.platform.giftcard.GiftCardAccounts.PENDING;
import static org.walletsuite.platform.giftcard.GiftCardAccounts.USD;
import static org.walletsuite.platform.giftcard.GiftCardAccounts.WITHDRAWABLE;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;

/** Moves orders' money in the ledger; accounts are opened when the first order of a user needs them. */
@Component
class OrderLedger {

    private final Ledger ledger;
    private final LedgerReads reads;

    OrderLedger(Ledger ledger, LedgerReads reads) {
        this.ledger = ledger;
        this.reads = reads;
    }

    PostingResult post(Order order, Movement movement) {
        var command = new Post(
                movement.key(order.id()),
                movement.kind(),
                movement.legs(order.userId(), order.credited()),
                Long.toString(order.number()),
                Map.of(
                        "orderId", order.id().toString(),
                        "orderNumber", order.number(),
                        "type", order.type().text(),
                        "cardName", order.cardName()));
        var answer = ledger.post(command);
        if (answer instanceof Rejected(var why, var _) && why == Reason.UNKNOWN_ACCOUNT) {
            openAccounts(order);
            return ledger.post(command);
        }
        return answer;
    }

    boolean has(Order order, Movement movement) {
        return reads.transferByKey(movement.key(order.id())).isPresent();
    }

    private void openAccounts(Order order) {
        ledger.name(USD).orThrow();
        open(GiftCardAccounts.ofOperator(CLEARING));
        List.of(PENDING, WITHDRAWABLE)
                .forEach(purpose -> open(GiftCardAccounts.ofUser(order.userId(), order.userNumber(), purpose)));
    }

    private void open(NewAccount account) {
        ledger.open(GiftCardAccounts.id(account.ownerId(), account.purpose()), account)
                .orThrow();
    }
}
