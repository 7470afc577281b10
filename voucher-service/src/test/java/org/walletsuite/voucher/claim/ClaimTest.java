package org.walletsuite.voucher.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.event.CustomerEvent.CustomerClaimed;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.voucher.testing.PartnerFixture;

/** Who proves a customer's phone gets the customer's money and vouchers, and what comes later. */
class ClaimTest extends PartnerFixture {

    @Autowired
    private EventCodec codec;

    @Test
    void handsOverMoneyAndVouchers() {
        give(customerId(), 80_00);
        var paid = Issued.of(issue(ofFloat, "50.00", "REF-1").expect(201));
        var owed = Issued.of(issue(direct, "20.00", "REF-1").expect(201));

        claim();

        assertThat(money(customerId())).isZero();
        assertThat(money(userId)).isEqualTo(130_00);
        assertThat(user.get("/api/v1/vouchers").at("/data/total").asLong()).isEqualTo(2);
        assertThat(status(paid)).isEqualTo("active");
        cancel(ofFloat, paid).expect(200);
        assertThat(money(userId)).as("back to the wallet it came from").isEqualTo(180_00);
        assertThat(discrepancies(paid.id())).isEmpty();
        assertThat(discrepancies(owed.id())).isEmpty();
    }

    @Test
    void handsOverAlsoWhatARequestFromBeforeBringsLater() {
        claim();
        give(customerId(), 10_00);

        later(Duration.ofMinutes(3), "voucher-claim");

        assertThat(money(customerId())).isZero();
        assertThat(money(userId)).isEqualTo(110_00);
    }

    @Test
    void waitsForWhatIsUnderWay() {
        give(customerId(), 50_00);
        var voucher = Issued.of(issue(ofFloat, "50.00", "REF-1").expect(201));
        die(Death.BEFORE_THE_LEDGER);
        cancel(ofFloat, voucher);
        live();
        claim();
        assertThat(money(userId)).isEqualTo(100_00);

        finishLater();
        later(Duration.ofMinutes(3), "voucher-claim");

        assertThat(money(customerId())).isZero();
        assertThat(money(userId)).isEqualTo(150_00);
    }

    @Test
    void waitsForWhatARefusedVoucherMayGiveBack() {
        give(customerId(), 50_00);
        emptyBeforePosting(customerId());
        issue(ofFloat, "50.00", "REF-1").expect(402);
        ledger.recover();
        claim();
        assertThat(count("voucher_claim", "id = ? and passes = 0", customerId()))
                .as("the money may be on its way")
                .isOne();

        finishLater();
        later(Duration.ofMinutes(3), "voucher-claim");

        assertThat(count("voucher_claim", "id = ? and passes > 0", customerId()))
                .isOne();
    }

    private void claim() {
        var event = new CustomerClaimed(Ids.next().toString(), clock.instant(), customerId(), userId);
        TestBroker.shared().send(List.of(codec.encode(event)));
        await().until(() -> count("voucher_claim", "id = ?", customerId()) == 1);
        later(Duration.ZERO, "voucher-claim");
    }
}
