package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.voucher.testing.VoucherFixture;

/** What comes at the same instant is worth no more than what comes one after the other. */
class SimultaneousVoucherTest extends VoucherFixture {

    @Test
    void fiftyRedemptionsPayTheValueOnce() {
        var voucher = issued("50.00");

        var answers = atOnce(50, () -> redeem(friend, voucher.code()));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).isSubsetOf(200, 400);
        assertThat(money(friendId)).isEqualTo(50_00);
        assertThat(published(voucher)).containsExactly("voucher.issued.v1", "voucher.redeemed.v1");
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    @Test
    void fiftyPartsArePaidEach() {
        var voucher = issued("25.00");

        var answers = atOnce(50, () -> redeem(friend, voucher.code(), "1.00"));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(25);
        assertThat(money(friendId)).isEqualTo(25_00);
        assertThat(status(voucher)).isEqualTo("redeemed");
        assertThat(published(voucher)).hasSize(26);
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    @Test
    void fiftyIssuesWithOneKeyAreOneVoucher() {
        var keyed = user.withKey("key");

        var answers = atOnce(50, () -> issue(keyed, "10.00"));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(money(userId)).isEqualTo(90_00);
    }
}
