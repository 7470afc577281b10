package org.walletsuite.e2e.web;

import java.net.URI;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.MultipartForm;

/** A fixture: users who sold a gift card and want the money. */
final class WithdrawalFixture {

    private final FestivalFixture users;
    private final GatewayClient superAdmin;

    WithdrawalFixture(URI gateway) {
        users = new FestivalFixture(gateway);
        superAdmin = users.logIn(SampleAccounts.SUPER_ADMIN);
    }

    /** The number of a new user's request to be paid this amount. */
    long request(String amount, String accountName) {
        return request(users.newcomer(), amount, accountName);
    }

    /** The number of a request to pay this user, who is given a PIN and the money first. */
    long request(GatewayClient user, String amount, String accountName) {
        user.post("/account/pin/create/", "{\"pin\": \"1234\"}");
        var form = MultipartForm.eCode(users.giftCard("1"), amount, "PIN-1234");
        var order = succeeded(user.postForm("/order/create/", form)).json().get("id");
        succeeded(superAdmin.patch("/admin/update-order-status/" + order + "/", "{\"status\": \"Approved\"}"));
        var body = """
            {"amount": "%s", "payment_method": "bank_transfer", "bank_name": "First Bank",
             "account_name": "%s", "account_number": "1234567890", "transaction_pin": "1234"}\
            """.formatted(amount, accountName);
        return succeeded(user.post("/withdrawal/requests/create/", body))
                .json()
                .get("withdrawal_id")
                .asLong();
    }

    String statusOf(long withdrawal) {
        return succeeded(users.admin.get("/withdrawal/admin/requests/" + withdrawal + "/"))
                .json()
                .get("status")
                .asString();
    }

    /** How many rows its audit log has. */
    int steps(long withdrawal) {
        return succeeded(users.admin.get("/withdrawal/admin/requests/" + withdrawal + "/audit-log/"))
                .json()
                .size();
    }

    private static GatewayClient.Answer succeeded(GatewayClient.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer;
    }
}
