package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.voucher.testing.PartnerFixture;

/** Partners with a float debit a customer's wallet up to ten thousand rand within a day, and leave the rest alone. */
class DailyLimitTest extends PartnerFixture {

    @BeforeEach
    void fillWallet() {
        give(customerId(), 30_000_00);
    }

    @Test
    void isForAllPartnersTogetherAndNoReferenceIsTakenBeyondIt() {
        issue(ofFloat, "4000.00", "REF-1").expect(201);
        issue(ofFloat, "4000.00", "REF-2").expect(201);

        assertError(issue(ofFloat, "2000.01", "REF-3"), 403, "CUSTOMER_LIMIT_EXCEEDED");

        assertThat(money(customerId())).isEqualTo(22_000_00);
        assertThat(count("voucher_reference", "partner_id = ? and reference = 'REF-3'", floatId))
                .isZero();
        issue(ofFloat, "2000.00", "REF-3").expect(201);
    }

    @Test
    void isNotUsedUpByWhatIsCancelledOrByWhatOthersPay() {
        var first = Issued.of(issue(ofFloat, "4000.00", "REF-1").expect(201));
        issue(ofFloat, "4000.00", "REF-2").expect(201);
        issue(direct, "4000.00", "REF-1").expect(201);
        assertError(issue(ofFloat, "4000.00", "REF-3"), 403, "CUSTOMER_LIMIT_EXCEEDED");

        cancel(ofFloat, first).expect(200);

        issue(ofFloat, "4000.00", "REF-3").expect(201);
        issue(asUser(customerId()), "4000.00").expect(201);
    }

    @Test
    void beginsAnewADayLater() {
        issue(ofFloat, "4000.00", "REF-1").expect(201);
        issue(ofFloat, "4000.00", "REF-2").expect(201);
        db.sql("update voucher set created_at = created_at - interval '24 hours' where owner_id = ?")
                .param(customerId())
                .update();

        issue(ofFloat, "4000.00", "REF-3").expect(201);
    }

    @Test
    void holdsForWhatComesAtOnce() {
        var answers = atOnce(10, number -> issue(ofFloat, "4000.00", "REF-" + number));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 403);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(2);
        assertThat(money(customerId())).isEqualTo(22_000_00);
    }
}
