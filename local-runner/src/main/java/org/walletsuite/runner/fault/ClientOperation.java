package org.walletsuite.runner.fault;

import java.time.Duration;

/**
 * A client's next operation, with wallets and payments by index, because their state is known only when it runs.
 *
 * @param other never the same wallet
 * @param amount in minor units
 * @param pick the index of the earlier operation, gift card or withdrawal that it refers to
 * @param items how many payments a batch has
 * @param pause how long the client thinks first
 */
record ClientOperation(
        Kind kind, int walletModel, int other, int stand, long amount, int pick, int items, Duration pause) {

    enum Kind {
        PAY(24, 400),
        PAY_BY_CODE(10, 400),
        SEND_BATCH(8, 100),
        REFUND_PART(9, 60),
        REFUND_WHOLE(4, 1),
        TRANSFER(12, 300),
        TOP_UP_CASH(8, 1_500),
        TOP_UP_CARD(6, 1_500),
        CASH_OUT(6, 200),
        CASH_OUT_ALL(1, 1),
        FREEZE(2, 1),
        LOOK(9, 1),
        SIGN_UP(1, 1),
        MAIN_TOP_UP(5, 5_000),
        MAIN_WITHDRAWAL(6, 3_000),
        GIFT_CARD(6, 5_000),
        APPROVE_GIFT_CARD(4, 1),
        REJECT_GIFT_CARD(2, 1),
        WITHDRAW(7, 3_000),
        APPROVE_WITHDRAWAL(3, 1),
        REJECT_WITHDRAWAL(2, 1),
        CANCEL_WITHDRAWAL(3, 1),
        LOOK_AT_BALANCES(5, 1),
        ISSUE_VOUCHER(4, 3_000),
        REPEAT_ISSUE(3, 1),
        ISSUE_OWN_VOUCHER(3, 1_500),
        REDEEM_PART(8, 1_200),
        REDEEM_REST(3, 1),
        CANCEL_VOUCHER(2, 1),
        RENEW_PARTNER_TOKEN(1, 1),
        /** Sends a command again that was answered before. */
        RETRY(8, 1);

        final int weight;
        final int largestAmount;

        Kind(int weight, int largestAmount) {
            this.weight = weight;
            this.largestAmount = largestAmount;
        }
    }
}
