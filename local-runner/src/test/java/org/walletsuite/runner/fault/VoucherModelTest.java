package org.walletsuite.runner.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class VoucherModelTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final VoucherModel voucher = VoucherModel.ofUser(
            JSON.readTree("{\"voucher_id\":\"v\",\"voucher_code\":\"4000000000000002\",\"amount\":10.00}"));

    @Test
    void whatIsRedeemedInPartsAndThenAsARestIsRedeemed() {
        redeem(400, "first", 400, 600);
        redeem(VoucherModel.REST, "rest", 600, 0);

        assertThat(voucher.confirmed()).isEqualTo(new VoucherModel.Shown("redeemed", 0, 2));
        assertThat(voucher.isSound()).isTrue();
    }

    @Test
    void noticesTwoRedemptionsOfTheSameMoney() {
        redeem(400, "first", 400, 600);
        redeem(400, "second", 400, 600);

        assertThat(voucher.isSound()).isFalse();
    }

    @Test
    void noticesARedemptionThatIsAnsweredAsAnother() {
        redeem(400, "first", 400, 600);
        redeem(400, "first", 400, 200);

        assertThat(voucher.isSound()).isFalse();
    }

    @Test
    void noticesMoneyOfACancelledVoucher() {
        redeem(400, "first", 400, 600);
        voucher.beginCancellation();
        voucher.cancelled();

        assertThat(voucher.isSound()).isFalse();
    }

    @Test
    void aRefusalNeedsAReason() {
        voucher.beginRedemption(600);
        assertThat(voucher.mayLack(600)).isFalse();
        assertThat(voucher.mayBeRedeemed()).isTrue();

        voucher.beginRedemption(401);
        assertThat(voucher.mayLack(401)).isTrue();
        voucher.dropRedemption(401);
        assertThat(voucher.mayLack(600)).isFalse();

        voucher.beginCancellation();
        assertThat(voucher.mayLack(600)).isTrue();
        voucher.dropCancellation();
        voucher.beginRedemption(VoucherModel.REST);
        assertThat(voucher.mayLack(600)).isTrue();
    }

    private void redeem(long part, String id, long paid, long balance) {
        voucher.beginRedemption(part);
        voucher.redeemed(part, id, paid, balance);
    }
}
