package org.walletsuite.withdrawal.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.security.Role;
import org.walletsuite.withdrawal.testing.WithdrawalScenario;
import org.walletsuite.withdrawal.testing.WithdrawalSurroundings;

class DecisionTest extends WithdrawalScenario {

    @Test
    void anApprovalTakesTheMoneyOffTheBalance() {
        var holder = holder("100000.00");
        var withdrawal = pending(holder, "50000.00");
        var paidBefore = paidOut();

        var answer = approve(admin(), withdrawal).expect(200);

        assertThat(answer.body())
                .isEqualTo(
                        "{\"detail\":\"Withdrawal approved successfully. Amount $50000.00 has been deducted from user's"
                                + " withdrawable balance.\",\"status\":\"Approved\",\"transaction_reference\":\"TXN123456\"}");
        assertThat(money(holder)).isEqualTo("50000.00 held 0.00");
        assertThat(paidOut() - paidBefore).isEqualTo(50_000_00);
        var detail = holder.client().get("/withdrawal/requests/" + withdrawal).expect(200);
        assertThat(detail.text("/status")).isEqualTo("Approved");
        assertThat(detail.text("/transaction_reference")).isEqualTo("TXN123456");
        assertThat(detail.json().has("admin_notes")).isFalse();
    }

    @Test
    void aRejectionGivesTheMoneyBack() {
        var holder = holder("100000.00");
        var withdrawal = pending(holder, "50000.00");

        var answer = reject(admin(), withdrawal).expect(200);

        assertThat(answer.body())
                .isEqualTo("{\"detail\":\"Withdrawal rejected successfully.\",\"status\":\"Rejected\"}");
        assertThat(money(holder)).isEqualTo("100000.00 held 0.00");
        assertThat(holder.client()
                        .get("/withdrawal/requests/" + withdrawal)
                        .expect(200)
                        .text("/rejection_reason"))
                .isEqualTo("Invalid account number provided");
    }

    @Test
    void aCancellationGivesTheMoneyBack() {
        var holder = holder("100000.00");
        var withdrawal = pending(holder, "50000.00");

        var answer = cancel(holder, withdrawal).expect(200);

        assertThat(answer.body())
                .isEqualTo("{\"detail\":\"Withdrawal cancelled successfully.\",\"status\":\"Cancelled\"}");
        assertThat(money(holder)).isEqualTo("100000.00 held 0.00");
    }

    @Test
    void whatIsDecidedStaysDecided() {
        var holder = holder("100.00");
        var approved = pending(holder, "1");
        var rejected = pending(holder, "2");
        var cancelled = pending(holder, "3");
        approve(admin(), approved).expect(200);
        reject(admin(), rejected).expect(200);
        cancel(holder, cancelled).expect(200);

        assertThat(approve(admin(), approved).expect(400).body())
                .isEqualTo("{\"detail\":\"Cannot process withdrawal with status: Approved\"}");
        assertThat(reject(admin(), rejected).expect(400).text("/detail"))
                .isEqualTo("Cannot process withdrawal with status: Rejected");
        assertThat(approve(admin(), cancelled).expect(400).text("/detail"))
                .isEqualTo("Cannot process withdrawal with status: Cancelled");
        assertThat(cancel(holder, approved).expect(400).body())
                .isEqualTo("{\"detail\":\"Cannot cancel withdrawal with status: Approved\"}");
        assertThat(cancel(holder, cancelled).expect(400).text("/detail"))
                .isEqualTo("Cannot cancel withdrawal with status: Cancelled");
        assertThat(money(holder)).isEqualTo("99.00 held 0.00");
    }

    @Test
    void rejectingNeedsAReasonAndDecidingAnAction() {
        var withdrawal = pending(holder("100.00"), "1");

        assertThat(process(admin(), withdrawal, "{\"action\":\"reject\"}")
                        .expect(400)
                        .body())
                .isEqualTo("{\"reason\":[\"This field is required.\"]}");
        assertThat(process(admin(), withdrawal, "{}").expect(400).body())
                .isEqualTo("{\"action\":[\"This field is required.\"]}");
        assertThat(process(admin(), withdrawal, "{\"action\":\"pay\"}")
                        .expect(400)
                        .body())
                .isEqualTo("{\"action\":[\"Must be approve or reject.\"]}");
        assertThat(process(admin(), withdrawal, "{\"action\":\"approve\",\"admin_notes\":\"a\\u0007b\"}")
                        .expect(400)
                        .json()
                        .propertyNames())
                .containsExactly("admin_notes");
    }

    @Test
    void isForAdminsOnly() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "1");

        assertThat(approve(asSome(Role.STAFF), withdrawal).expect(403).body())
                .isEqualTo("{\"detail\":\"You do not have permission to perform this action.\"}");
        assertThat(approve(holder.client(), withdrawal).status()).isEqualTo(403);
        assertThat(approve(asNobody(), withdrawal).status()).isEqualTo(401);
        assertThat(approve(admin(), 999_999_999).expect(404).body()).isEqualTo("{\"detail\":\"Not found.\"}");
    }

    @Test
    void nobodyDecidesTheirOwn() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "1");
        var sameUser = as(holder.id(), Role.SUPER_ADMIN);

        assertThat(approve(sameUser, withdrawal).expect(403).body())
                .isEqualTo("{\"detail\":\"You cannot process your own withdrawal.\"}");
        assertThat(reject(sameUser, withdrawal).status()).isEqualTo(403);
        assertThat(cancel(holder, withdrawal).status()).isEqualTo(200);
    }

    @Test
    void isAnsweredOnceForOneKey() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "1");
        var other = pending(holder, "1");
        var admin = admin().withKey("decision-1");
        var first = approve(admin, withdrawal).expect(200);

        approve(admin, withdrawal).verifyReplays(first);

        assertThat(reject(admin, withdrawal).status()).isEqualTo(422);
        assertThat(approve(admin, other).status()).isEqualTo(422);
        assertThat(approve(admin.withKey("decision-2"), withdrawal).status()).isEqualTo(400);
        assertThat(money(holder)).isEqualTo("99.00 held 1.00");
    }

    @Test
    void aCancellationIsAnsweredOnceForOneKey() {
        var holder = holder("100.00");
        var path = "/withdrawal/requests/" + pending(holder, "1") + "/cancel/";
        var client = holder.client().withKey("no-more");

        var first = client.post(path).expect(200);

        client.post(path).verifyReplays(first);
    }

    @Test
    void aLargeOneNeedsTwoAdmins() {
        var holder = holder(3, "9000000.00");
        var withdrawal = pending(holder, "1000000.01");
        var first = admin();

        var noted = approve(first, withdrawal).expect(200);
        assertThat(noted.body())
                .isEqualTo("{\"detail\":\"First approval recorded. Another admin must approve it too.\","
                        + "\"status\":\"Pending\"}");
        assertThat(approve(first, withdrawal).expect(403).body())
                .isEqualTo("{\"detail\":\"Another admin must give the second approval.\"}");
        assertThat(money(holder)).isEqualTo("9000000.00 held 1000000.01");
        var waiting = first.get("/withdrawal/admin/requests/" + withdrawal).expect(200);
        assertThat(waiting.at("/second_approval_required").asBoolean()).isTrue();
        assertThat(waiting.at("/first_approved_by").isNull()).isFalse();
        assertThat(waiting.text("/transaction_reference")).isEqualTo("TXN123456");
        assertThat(reference(holder, withdrawal)).isEqualTo("none");

        var done = process(admin(), withdrawal, "{\"action\":\"approve\"}").expect(200);
        assertThat(done.text("/transaction_reference")).isEqualTo("TXN123456");
        assertThat(money(holder)).isEqualTo("7999999.99 held 0.00");
        assertThat(approve(first, withdrawal).expect(400).text("/detail"))
                .isEqualTo("Cannot process withdrawal with status: Approved");
    }

    @Test
    void theFirstOfTwoApprovalsIsAnsweredOnceForOneKey() {
        var holder = holder(3, "9000000.00");
        var withdrawal = pending(holder, "2000000");
        var admin = admin().withKey("first-of-two");
        var first = approve(admin, withdrawal).expect(200);
        approve(admin(), withdrawal).expect(200);

        approve(admin, withdrawal).verifyReplays(first);
    }

    @Test
    void oneThatWaitsForItsSecondApprovalCanBeRejectedOrCancelled() {
        var holder = holder(3, "9000000.00");
        var rejected = pending(holder, "2000000");
        var cancelled = pending(holder, "2000000");
        var admin = admin();
        approve(admin, rejected).expect(200);
        approve(admin, cancelled).expect(200);

        reject(admin, rejected).expect(200);
        cancel(holder, cancelled).expect(200);

        assertThat(money(holder)).isEqualTo("9000000.00 held 0.00");
        assertThat(reference(holder, rejected)).as("nothing was paid").isEqualTo("none");
        assertThat(reference(holder, cancelled)).isEqualTo("none");
    }

    private static String reference(Holder holder, long withdrawal) {
        return holder.client()
                .get("/withdrawal/requests/" + withdrawal)
                .expect(200)
                .at("/transaction_reference")
                .asString("none");
    }

    @Test
    void whatIsDecidedIsSaidAlsoWhileTheLedgerIsUnavailable() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "1");
        approve(admin(), withdrawal).expect(200);
        ledger.becomeUnavailable();

        assertThat(approve(admin(), withdrawal).expect(400).text("/detail"))
                .isEqualTo("Cannot process withdrawal with status: Approved");
    }

    @Test
    void upToTheThresholdOneAdminIsEnough() {
        var holder = holder(3, "9000000.00");

        var answer = approve(admin(), pending(holder, WithdrawalSurroundings.SECOND_APPROVAL_ABOVE))
                .expect(200);

        assertThat(answer.text("/status")).isEqualTo("Approved");
    }

    @Test
    void ofAFrozenBalanceNothingIsApprovedAndAnythingGivenBack() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "1");
        set(holder, AccountStatus.FROZEN);

        assertThat(approve(admin(), withdrawal).expect(400).body())
                .isEqualTo("{\"detail\":\"Cannot process withdrawal while the user's balance is frozen.\"}");
        assertThat(reject(admin(), withdrawal).status()).isEqualTo(200);
        assertThat(money(holder)).isEqualTo("100.00 held 0.00");
    }

    @Test
    void ofADisabledUserIsStillAdminsToDecide() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "1");
        wallets.disable(holder.id());

        assertThat(approve(admin(), withdrawal).status()).isEqualTo(200);
    }
}
