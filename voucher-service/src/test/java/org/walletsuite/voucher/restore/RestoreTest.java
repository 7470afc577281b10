package org.walletsuite.voucher.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.restore.RestoreRehearsal;
import org.walletsuite.platform.testing.UserDirectoryModel;
import org.walletsuite.platform.user.User;
import org.walletsuite.voucher.testing.GiftCardFixture;
import org.walletsuite.voucher.testing.OrderForm;
import org.walletsuite.voucher.testing.PartnerFixture;

/** The database goes back to an earlier moment; the ledger and Kafka don't. */
class RestoreTest extends PartnerFixture {

    @Autowired
    private UserDirectoryModel users;

    @Test
    void losesAndDoublesNoMoneyOfVouchers() {
        var redeemedLater = issued("10.00");
        var cancelledLater = Issued.of(issue(direct, "20.00", "REF-1").expect(201));
        var expiresLater = expiringIn(Duration.ofMinutes(5), issued("7.00"));
        var found = everyDiscrepancy();
        var before = RestoreRehearsal.copyNow(service);

        redeem(friend, redeemedLater.code(), "4.00").expect(200);
        cancel(direct, cancelledLater).expect(200);
        putForwardTo(expiresLater, Duration.ofSeconds(1));
        runDue();
        var lost = issued("30.00");
        redeem(friend, lost.code(), "5.00").expect(200);
        var lostOfPartner = Issued.of(issue(direct, "25.00", "REF-2").expect(201));
        var payment = payment("EFT 7");
        assertThat(published(lost)).hasSize(2);
        assertThat(published(lostOfPartner)).hasSize(1);
        before.putBack();
        runDue();

        assertThat(status(redeemedLater)).isEqualTo("active");
        assertThat(shown(redeemedLater).at("/data/balance").decimalValue()).isEqualByComparingTo("6.00");
        assertThat(queried(direct, cancelledLater).text("/data/status")).isEqualTo("cancelled");
        assertThat(status(expiresLater)).isEqualTo("expired");
        assertThat(money(friendId)).isEqualTo(9_00);
        assertThat(money(userId))
                .as("has the rest of what nobody can redeem any more")
                .isEqualTo(85_00);
        assertThat(settled(directId)).as("paid 30, and owes for no voucher").isEqualTo(30_00);
        assertThat(count("settlement_payment", "id = ? and transaction_id is not null", payment))
                .isEqualTo(1);
        List.of(redeemedLater.id(), cancelledLater.id(), expiresLater.id(), lost.id(), lostOfPartner.id())
                .forEach(voucher -> assertThat(discrepancies(voucher)).isEmpty());
        assertThat(withoutTotals(everyDiscrepancy())).isEqualTo(withoutTotals(found));
    }

    /** Totals change with each voucher; what is wrong with one is said of that one, too. */
    private static List<String> withoutTotals(List<String> discrepancies) {
        return discrepancies.stream().filter(line -> !line.startsWith("In ")).toList();
    }

    @Test
    void makesWhatIsLostNeitherRedeemableNorIssuedAgain() {
        var before = RestoreRehearsal.copyNow(service);
        var lost = Issued.of(issue(direct, "25.00", "REF-3").expect(201));
        published(lost);
        before.putBack();

        assertError(redeem(friend, lost.code()), 404, "VOUCHER_NOT_FOUND");
        assertThat(issue(direct, "25.00", "REF-3").status()).isEqualTo(409);
        assertThat(published(VoucherEvent.TOPIC, lost.id()).stream()
                        .map(one -> one.event().at("/id").asString())
                        .distinct())
                .containsExactly(lost.id() + ":ACTIVE", lost.id() + ":CANCELLED");
        assertThat(settled(directId)).isZero();
    }

    @Test
    void makesDecisionsOnOrdersStandAndCancelsOrdersWithoutEvidence() {
        var seller = users.add();
        var card = GiftCardFixture.card(asAdmin(), "Both", "0.5");
        var approved = ordered(seller, card);
        var rejected = ordered(seller, card);
        var before = RestoreRehearsal.copyNow(service);

        become(approved, "Assigned");
        become(approved, "Approved");
        become(approved, "Completed");
        become(rejected, "Rejected");
        var lost = ordered(seller, card);
        var lostId = orderId(lost);
        published(OrderEvent.TOPIC, lostId);
        before.putBack();

        assertThat(orderStatus(approved)).isEqualTo("Completed");
        assertThat(orderStatus(rejected)).isEqualTo("Rejected");
        assertThat(orderStatus(lost)).isEqualTo("Cancelled");
        assertThat(balance(GiftCardAccounts.id(seller.id(), GiftCardAccounts.PENDING)))
                .isZero();
        assertThat(balance(GiftCardAccounts.id(seller.id(), GiftCardAccounts.WITHDRAWABLE)))
                .isEqualTo(5_00);
        assertThat(discrepanciesAbout(seller.id())).isEmpty();
        assertThat(ordered(seller, card)).as("a number that nobody has seen").isGreaterThan(lost + 1_000);
    }

    @Test
    void aDecisionThatOnlyTheLedgerKnowsStands() {
        var seller = users.add();
        var card = GiftCardFixture.card(asAdmin(), "Both", "0.5");
        var before = RestoreRehearsal.copyNow(service);
        var lost = ordered(seller, card);
        published(OrderEvent.TOPIC, orderId(lost));
        var relay = service.getBean("eventRelay", SmartLifecycle.class);
        relay.stop();

        become(lost, "Approved");
        before.putBack();
        relay.start();

        assertThat(orderStatus(lost)).isEqualTo("Approved");
        assertThat(balance(GiftCardAccounts.id(seller.id(), GiftCardAccounts.PENDING)))
                .isZero();
        assertThat(balance(GiftCardAccounts.id(seller.id(), GiftCardAccounts.WITHDRAWABLE)))
                .isEqualTo(5_00);
        assertThat(discrepanciesAbout(seller.id())).isEmpty();
    }

    @Test
    void whatWaitedForTheLedgerAndNeverReachedItIsRefused() {
        var waiting = issued("10.00");
        db.sql("update voucher set status = 'ISSUING', becoming = 'ACTIVE', transaction_id = null, id = ? where id = ?")
                .param(Ids.next())
                .param(waiting.id())
                .update();
        var had = money(userId);

        RestoreRehearsal.copyNow(service).putBack();
        runDue();

        assertThat(money(userId))
                .as("the other one, which has no row, is given back, and nothing is debited")
                .isEqualTo(had + 10_00);
        assertThat(count("voucher", "owner_id = ? and status = 'REFUSED'", userId))
                .isEqualTo(1);
    }

    private long ordered(User seller, long card) {
        return asUser(seller.id())
                .postForm("/order/create/", OrderForm.eCode(card, "10.00", "PIN-1234"))
                .expect(201)
                .at("/id")
                .asLong();
    }

    private void become(long order, String status) {
        asAdmin()
                .patch("/admin/update-order-status/" + order + "/", "{\"status\": \"" + status + "\"}")
                .expect(200);
    }

    private String orderStatus(long order) {
        return asAdmin().get("/admin/orders/" + order).expect(200).text("/status");
    }

    private UUID orderId(long number) {
        return db.sql("select id from gift_card_order where number = ?")
                .param(number)
                .query(UUID.class)
                .single();
    }

    private UUID payment(String reference) {
        return UUID.fromString(asAdmin()
                .post(
                        "/api/v1/admin/partners/" + directId + "/settlements",
                        "{\"environment\": \"production\", \"amount\": 30, \"reference\": \"" + reference + "\"}")
                .expect(201)
                .text("/data/settlement_id"));
    }
}
