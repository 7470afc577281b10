package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;
import org.walletsuite.runner.fixture.MultipartForm;
import tools.jackson.databind.JsonNode;

/** Money on its way out through the gateway: what a gift card was sold for, and what is on the main wallet. */
class WithdrawalIT {

    private static final String BANK_TRANSFER = """
            {"amount": "%s", "payment_method": "bank_transfer", "bank_name": "First Bank",
             "account_name": "John Doe", "account_number": "1234567890", "transaction_pin": "1234"}""";
    private static final String APPROVAL = """
            {"action": "approve", "transaction_reference": "TXN123456", "admin_notes": "Processed via bank transfer"}""";

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());

    @Test
    void whatAGiftCardWasSoldForIsHeldThenPaidOutAndLogged() {
        var user = seller("100.00", "0.9");
        assertThat(balances(user)).isEqualTo("0.00 90.00 0.00");

        var withdrawal = withdraw(user, "50.00");
        assertThat(balances(user)).isEqualTo("0.00 90.00 50.00");
        assertThat(user.post("/withdrawal/requests/create/", BANK_TRANSFER.formatted("40.01"))
                        .body())
                .isEqualTo("{\"amount\":[\"Insufficient withdrawable balance."
                        + " Your current withdrawable balance is $40.00.\"]}");
        assertThat(process(withdrawal, APPROVAL).body())
                .isEqualTo("{\"detail\":\"Withdrawal approved successfully. Amount $50.00 has been deducted from user's"
                        + " withdrawable balance.\",\"status\":\"Approved\",\"transaction_reference\":\"TXN123456\"}");

        assertThat(balances(user)).isEqualTo("0.00 40.00 0.00");
        assertThat(cancel(user, withdrawal).body())
                .isEqualTo("{\"detail\":\"Cannot cancel withdrawal with status: Approved\"}");
        assertThat(auditLog(withdrawal)).containsExactly("approve Pending Approved", "create null Pending");
        assertThat(suite.topic("withdrawals")
                        .eventsOnce(events -> events.stream()
                                .anyMatch(event -> event.type().equals("withdrawal.approved.v1")
                                        && event.value()
                                                        .at("/withdrawal/number")
                                                        .asLong()
                                                == withdrawal)))
                .filteredOn(event -> event.value().at("/withdrawal/number").asLong() == withdrawal)
                .extracting(event -> event.type())
                .containsExactly("withdrawal.created.v1", "withdrawal.approved.v1");
    }

    @Test
    void ofAnApprovalAndACancellationAtOnceOneIsDone() {
        var user = seller("10.00", "1");
        var withdrawal = withdraw(user, "10.00");

        var approved = CompletableFuture.supplyAsync(() -> process(withdrawal, APPROVAL));
        var cancelled = CompletableFuture.supplyAsync(() -> cancel(user, withdrawal));

        assertThat(List.of(approved.join().status(), cancelled.join().status())).containsExactlyInAnyOrder(200, 400);
        assertThat(balances(user)).isEqualTo(approved.join().status() == 200 ? "0.00 0.00 0.00" : "0.00 10.00 0.00");
        assertThat(auditLog(withdrawal)).hasSize(2);
    }

    @Test
    void whatIsWithdrawnFromAMainWalletLeavesItAtOnce() {
        var user = fair.newcomer();
        var wallet =
                user.get("/api/v1/wallet/my-wallet").data(200).get("walletId").asString();
        user.post("/api/v1/wallet/topup", "{\"amount\": 60000.00}").data(200);
        var body = "{\"amount\": 50000.00, \"description\": \"Withdraw to CRDB Bank - Account 1234567890\"}";

        var first = user.post("/api/v1/wallet/withdraw", body, "rent");
        var again = user.post("/api/v1/wallet/withdraw/", body, "rent");

        assertThat(first.body())
                .contains("\"type\":\"WITHDRAWAL\",\"amount\":50000.00,"
                        + "\"balanceBefore\":60000.00,\"balanceAfter\":10000.00");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.isReplay()).isTrue();
        assertThat(user.post("/api/v1/wallet/withdraw", "{\"amount\": 10000.01}")
                        .body())
                .contains("\"httpStatus\":\"BAD_REQUEST\",\"message\":\"Insufficient wallet balance\"");
        assertThat(user.get("/api/v1/wallet/transactions").data(200).at("/content/0"))
                .isEqualTo(first.data(200));
        assertThat(suite.ledgerBalance(wallet)).isEqualTo(10_000_00);
    }

    /** A user with a PIN and one approved order. */
    private GatewayClient seller(String amount, String rate) {
        var user = fair.newcomer();
        assertThat(user.post("/account/pin/create/", "{\"pin\": \"1234\"}").status())
                .isEqualTo(201);
        var form = MultipartForm.eCode(fair.giftCard(rate), amount, "PIN-1234");
        var order = user.postForm("/order/create/", form).json().get("id").asLong();
        assertThat(fair.admin
                        .patch("/admin/update-order-status/" + order + "/", "{\"status\": \"Approved\"}")
                        .status())
                .isEqualTo(200);
        return user;
    }

    private static long withdraw(GatewayClient user, String amount) {
        var answer = user.post("/withdrawal/requests/create/", BANK_TRANSFER.formatted(amount));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("withdrawal_id").asLong();
    }

    private Answer process(long withdrawal, String decision) {
        return fair.admin.post("/withdrawal/admin/requests/" + withdrawal + "/process/", decision);
    }

    private static Answer cancel(GatewayClient user, long withdrawal) {
        return user.post("/withdrawal/requests/" + withdrawal + "/cancel/", null);
    }

    /** Action and statuses of each row, the latest first. */
    private List<String> auditLog(long withdrawal) {
        return fair.admin
                .get("/withdrawal/admin/requests/" + withdrawal + "/audit-log/")
                .json()
                .valueStream()
                .map(row -> row.get("action").asString() + " " + text(row.get("from_status")) + " "
                        + row.get("to_status").asString())
                .toList();
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "null" : value.asString();
    }

    /** Pending, withdrawable and locked. */
    private static String balances(GatewayClient user) {
        var balance = user.get("/withdrawal/balance/").json();
        return balance.get("pending_balance").asString() + " "
                + balance.get("withdrawable_balance").asString() + " "
                + balance.get("locked_balance").asString();
    }
}
