package org.walletsuite.voucher.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.voucher.testing.GiftCardFixture;

/** Each check is proved by damage that it finds. */
class OrderReconciliationTest extends GiftCardFixture {

    @Test
    void findsNothingWhereNothingIsWrong() {
        for (var status : List.of("Assigned", "Approved", "Rejected", "Cancelled")) {
            become(admin, ordered("10.00"), status).expect(200);
        }
        ordered("20.00");

        assertThat(discrepancies()).isEmpty();
    }

    @Test
    void forgivesWhatIsUnderWay() {
        var order = ordered("10.00");
        ledger.loseAnswers();
        become(admin, order, "Approved");
        ledger.recover();

        assertThat(discrepancies()).isEmpty();
    }

    @Test
    void findsAStatusWithoutItsTransfer() {
        var order = id(ordered("10.00"));
        db.sql("update gift_card_order set status = 'APPROVED' where id = ?")
                .param(order)
                .update();

        assertThat(discrepancies())
                .containsExactly(
                        "Order " + order + " says that its money was moved, but the ledger has no voucher:order:"
                                + order + ":approve",
                        "User " + user.id()
                                + " has orders of 0 US cents that are not decided, but the ledger says that 500 are"
                                + " pending");
    }

    @Test
    void findsATransferThatItsOrderDoesNotKnow() {
        var order = id(ordered("10.00"));
        post("voucher:order:" + order + ":reject", GiftCardAccounts.PENDING, GiftCardAccounts.CLEARING, 500);

        assertThat(discrepancies())
                .anyMatch(found -> found.startsWith("User " + user.id()))
                .anyMatch(found -> found.contains(
                        "has an entry of -500 that does not agree with its order: voucher:order:" + order + ":reject"));
    }

    @Test
    void findsATransferOfNoOrder() {
        ordered("10.00");
        var nothing = "voucher:order:" + Ids.next() + ":create";
        post(nothing, GiftCardAccounts.CLEARING, GiftCardAccounts.PENDING, 100);
        post("voucher:gift:" + user.id(), GiftCardAccounts.CLEARING, GiftCardAccounts.WITHDRAWABLE, 100);

        assertThat(discrepancies())
                .anyMatch(found -> found.endsWith("has an entry of 100 that does not agree with its order: " + nothing))
                .anyMatch(found -> found.contains("the withdrawable one")
                        && found.endsWith("has a transfer that is no order's: voucher:gift:" + user.id()));
    }

    @Test
    void findsAnotherAmountThanTheOrders() {
        var order = id(ordered("10.00"));
        db.sql("update gift_card_order set credited = 499 where id = ?")
                .param(order)
                .update();

        assertThat(discrepancies())
                .contains("User " + user.id()
                        + " has orders of 499 US cents that are not decided, but the ledger says that 500 are pending")
                .anyMatch(found -> found.contains("has an entry of 500 that does not agree with its order"));
    }

    @Test
    void leavesOthersToWhatIsTheirs() {
        become(admin, ordered("10.00"), "Approved").expect(200);
        post("withdrawal:pay:" + user.id(), GiftCardAccounts.WITHDRAWABLE, GiftCardAccounts.CLEARING, 100);

        assertThat(discrepancies())
                .as("the user's money is not ours to account for, but the clearing account is")
                .isEmpty();
        assertThat(discrepanciesAbout(GiftCardAccounts.id(GiftCardAccounts.OPERATOR, GiftCardAccounts.CLEARING)))
                .anyMatch(found -> found.endsWith("no order's: withdrawal:pay:" + user.id()));
    }

    @Test
    void takesAnOutageForNoProof() {
        ordered("10.00");
        ledger.becomeUnavailable();

        assertThatThrownBy(this::discrepancies).isInstanceOf(ServiceUnavailable.class);
    }

    private void post(String key, String from, String to, long amount) {
        accounts.move(key, account(from), account(to), amount, "DAMAGE", Map.of());
    }

    private UUID account(String purpose) {
        return GiftCardAccounts.id(
                purpose.equals(GiftCardAccounts.CLEARING) ? GiftCardAccounts.OPERATOR : user.id(), purpose);
    }

    /** About this test's user, orders and accounts. */
    private List<String> discrepancies() {
        var about = new ArrayList<UUID>(List.of(user.id()));
        about.addAll(db.sql("select id from gift_card_order where user_id = ?")
                .param(user.id())
                .query(UUID.class)
                .list());
        return everyDiscrepancy().stream()
                .filter(found -> !found.contains("the clearing one"))
                .filter(found -> about.stream().anyMatch(id -> found.contains(id.toString())))
                .toList();
    }
}
