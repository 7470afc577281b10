package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What one user began stays that user's, and is done once, whatever happens before the answer. */
class WalletSessionIT extends BrowserTest {

    private static final long LONGER_THAN_ANY_WAIT_MS = 31_000;

    private final WalletFixture fixture = new WalletFixture(gateway());

    @Test
    void aWithdrawalWhoseAnswerWasLostIsOneHoweverThePinIsTypedNext() {
        fixture.withdrawable("80.00");
        var wallet = fixture.open(visit(Device.PHONE), "/cards/withdraw");
        var keys = new CopyOnWriteArrayList<String>();
        wallet.page().route("**/withdrawal/requests/create/", route -> {
            keys.add(route.request().headers().get("idempotency-key"));
            if (keys.size() == 1) {
                route.fetch();
                route.fulfill(new Route.FulfillOptions().setStatus(504).setBody("{}"));
            } else {
                route.resume();
            }
        });

        wallet.field("Amount (USD)").fill("50");
        wallet.field("Bank").fill("First Bank");
        wallet.field("Account holder").fill("John Doe");
        wallet.field("Account number").fill("1234567890");
        wallet.field("PIN").fill(WalletFixture.PIN);
        wallet.button("Withdraw").click();
        wallet.sees("It isn’t known whether it was done.");
        wallet.field("PIN").fill("4321");
        wallet.button("Withdraw").click();

        wallet.sees("nothing was sent twice");
        assertThat(keys).hasSize(2).containsOnly(keys.getFirst());
        assertThat(fixture.user.get("/withdrawal/requests/").json()).hasSize(1);
    }

    @Test
    void whatWaitsForALimitIsNotSentForTheNextUser() {
        var next = fixture.festival.newcomer();
        var visit = visit(Device.PHONE);
        visit.page().clock().install();
        var wallet = fixture.open(visit, "/main");
        var sent = new CopyOnWriteArrayList<String>();
        wallet.page().route("**/api/v1/wallet/topup", route -> {
            sent.add(route.request().postData());
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(429)
                    .setHeaders(Map.of("Retry-After", "20"))
                    .setBody("{}"));
        });

        wallet.button("Top up").click();
        wallet.field("Amount (TZS)").fill("500");
        wallet.dialog().locator("form button").click();
        wallet.sees("trying again in 20 s").page().keyboard().press("Escape");
        wallet.button("Log out").click();
        wallet.logIn(WalletFixture.emailOf(next)).sees("TZS 0.00");
        wallet.page().clock().fastForward(LONGER_THAN_ANY_WAIT_MS);

        assertThat(wallet.page().getByText("trying again")).hasCount(0);
        wallet.link("Home").click();
        wallet.sees("TZS 0.00");
        assertThat(sent).hasSize(1);
    }

    @Test
    void aVouchersCodeIsShownUntilItIsKeptAndToNobodyElse() {
        var given = fixture.partnersVoucher("100.00");
        fixture.user
                .post("/api/v1/vouchers/redeem", "{\"voucher_code\": \"%s\"}".formatted(given))
                .data(200);
        var wallet = fixture.open(visit(Device.PHONE), "/vouchers");
        var code = wallet.page().locator(".voucher-code code");

        for (var amount : List.of("20", "30")) {
            wallet.button("Issue").click();
            wallet.field("Amount (ZAR)").fill(amount);
            wallet.dialog().locator("form button").click();
            wallet.sees("ZAR " + amount + ".00");
        }
        assertThat(code).hasCount(2);
        wallet.link("Home").click();
        wallet.heading("Hello").waitFor();
        wallet.page().goBack();
        assertThat(code).hasCount(2);
        wallet.button("I have kept it").first().click();
        assertThat(code).hasCount(1);

        wallet.button("Log out").click();
        wallet.logIn(WalletFixture.emailOf(fixture.festival.newcomer()));
        wallet.sees("Your vouchers");
        assertThat(code).hasCount(0);
    }
}
