package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Users move their money in the wallet: in, out, from gift cards and with vouchers. */
class WalletMoneyIT extends BrowserTest {

    private final WalletFixture fixture = new WalletFixture(gateway());

    @Test
    void theMainWalletTakesAndGivesMoneyWhileItIsActive() {
        var wallet = fixture.open(visit(Device.PHONE), "/home").sees("TZS 0.00");
        var keys = new ArrayList<String>();
        wallet.page().route("**/api/v1/wallet/topup", route -> {
            keys.add(route.request().headers().get("idempotency-key"));
            if (keys.size() == 1) {
                route.fetch(); // The money comes, but the answer doesn't.
                route.abort();
            } else {
                route.resume();
            }
        });

        wallet.link("Top up").click();
        wallet.checkScreen().field("Amount (TZS)").fill("999,999,999,999.99");
        wallet.field("What it is for (optional)").fill("M-Pesa");
        wallet.dialog().locator("form button").click();
        wallet.sees("The server can’t be reached");
        wallet.dialog().locator("form button").click();
        wallet.sees("nothing was sent twice").sees("+TZS 999,999,999,999.99").sees("M-Pesa");
        assertThat(keys).hasSize(2).allMatch(key -> key != null && key.equals(keys.getFirst()));
        assertThat(balance()).isEqualTo("999999999999.99");

        wallet.button("Withdraw").click();
        wallet.checkScreen().field("Amount (TZS)").fill("0.01");
        wallet.field("Bank or mobile money provider").fill("CRDB");
        wallet.field("Account or phone number").fill("0123456789");
        wallet.dialog().locator("form button").click();
        assertThat(wallet.dialog().locator(".failure")).containsText("Request");
        wallet.field("Amount (TZS)").fill("999999999000");
        wallet.dialog().locator("form button").click();
        wallet.sees("−TZS 999,999,999,000.00");
        assertThat(balance()).isEqualTo("999.99");

        wallet.button("Deactivate the wallet").click();
        wallet.checkScreen().field("Reason").fill("Lost my phone");
        wallet.dialog().locator("form button").click();
        wallet.sees("Activate it to move money.");
        assertThat(wallet.button("Top up")).isDisabled();
        wallet.checkScreen().button("Activate the wallet").click();
        wallet.dialog().locator("form button").click();
        assertThat(wallet.button("Top up")).isEnabled();

        for (var i = 0; i < 20; i++) {
            // A suite that runs already may limit how often.
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> fixture.user
                                    .post("/api/v1/wallet/topup", "{\"amount\": 1}")
                                    .status()
                            == 200);
        }
        wallet.sees("Page 1 of 2").checkScreen().button("Next").click();
        assertThat(wallet.page()).hasURL(Pattern.compile("page=2"));
        wallet.sees("+TZS 999,999,999,999.99").checkScreen();
    }

    private String balance() {
        return fixture.user
                .get("/api/v1/wallet/balance")
                .data(200)
                .get("balance")
                .decimalValue()
                .toPlainString();
    }

    @Test
    void aCardIsSoldOnceAndFollowedToItsMoney() {
        var store = fixture.nameOfStoreWith(fixture.festival.giftCard("0.875"));
        var wallet = fixture.open(visit(Device.PHONE), "/cards");
        wallet.checkScreen().link("Sell a card").first().click();
        var keys = new ArrayList<String>();
        wallet.page().route("**/order/create/", route -> {
            keys.add(route.request().headers().get("idempotency-key"));
            if (keys.size() == 1) {
                route.abort(); // It never arrives.
            } else {
                route.resume();
            }
        });

        wallet.field("Store").selectOption(store);
        wallet.field("Card").selectOption("Card");
        wallet.field("Kind of card").selectOption("E-Code");
        assertThat(wallet.field("Code of the card")).isVisible();
        wallet.field("Kind of card").selectOption("Physical");
        wallet.field("Worth of the card (USD)").fill("33.33");
        wallet.field("Picture of the card")
                .setInputFiles(new FilePayload("card.png", "image/png", "no picture".getBytes(UTF_8)));
        wallet.sees("You get US$29.16"); // 29.16375
        wallet.button("Sell a card").click();
        wallet.sees("The server can’t be reached");
        wallet.button("Sell a card").click();
        assertThat(wallet.page().locator("#image-error")).isVisible();
        wallet.sees("Request").checkScreen();
        wallet.field("Picture of the card")
                .setInputFiles(new FilePayload("card.png", "image/png", WalletFixture.picture()));
        wallet.button("Sell a card").dblclick();

        wallet.sees("We look at your card next.").sees("US$29.16").checkScreen();
        assertThat(keys).hasSize(3);
        assertThat(keys.get(1)).isEqualTo(keys.get(0)).isNotEqualTo(keys.get(2));
        assertThat(fixture.user.get("/account/transactions/").json()).hasSize(1);
        var order = wallet.page().url().replaceAll(".*/", "");
        fixture.decide(order, "{\"status\": \"Assigned\"}");
        wallet.sees("Somebody is looking at your card.");
        fixture.decide(order, "{\"status\": \"Approved\"}");
        wallet.sees("The money can be withdrawn.").checkScreen();
        wallet.link("← Gift cards").click();
        wallet.sees("Available").sees("Approved").checkScreen();
        assertThat(wallet.page().locator(".figure")).hasText("US$29.16");
    }

    @Test
    void moneyIsWithdrawnByEachMethodAndTakenBack() {
        var wallet = fixture.open(visit(Device.PHONE), "/cards/withdraw");
        wallet.sees("A withdrawal needs your PIN").checkScreen();
        fixture.withdrawable("100.00");
        wallet.reopen("/app/wallet/cards/withdraw", fixture.email);

        wallet.sees("US$100.00").field("Amount (USD)").fill("100.01");
        wallet.field("Bank").fill("First Bank");
        wallet.field("Account holder").fill("<b>Jane Roe</b>");
        wallet.field("Account number").fill("1234567890");
        wallet.field("PIN").fill("1111");
        wallet.button("Withdraw").click();
        wallet.sees("Incorrect transaction PIN.").sees("Request").checkScreen();
        wallet.field("PIN").fill(WalletFixture.PIN);
        wallet.button("Withdraw").click();
        assertThat(wallet.page().locator("#amount-error")).containsText("Insufficient");
        wallet.field("Amount (USD)").fill("40");
        wallet.field("PIN").fill(WalletFixture.PIN);
        wallet.button("Withdraw").dblclick();
        wallet.sees("We check it and send the money.")
                .sees("<b>Jane Roe</b> · First Bank · 1234567890")
                .checkScreen();
        var first = wallet.page().url().replaceAll(".*/", "");

        wallet.link("← Withdrawals").click();
        wallet.link("Withdraw").click();
        wallet.sees("US$60.00").page().getByLabel("Mobile money").check();
        wallet.checkScreen().field("Provider").fill("M-Pesa");
        wallet.field("Phone number").fill("+255712345678");
        request(wallet, "20");
        wallet.sees("M-Pesa · +255712345678");
        wallet.link("← Withdrawals").click();
        wallet.link("Withdraw").click();
        wallet.page().getByLabel("Cryptocurrency").check();
        wallet.checkScreen().field("Network").fill("Bitcoin");
        wallet.field("Address").fill("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq");
        request(wallet, "10.50");
        wallet.sees("Bitcoin · bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq");

        wallet.button("Cancel the withdrawal").click();
        assertThat(wallet.dialog()).containsText("US$10.50");
        wallet.checkScreen().dialog().locator("form button").click();
        wallet.sees("The money stays withdrawable.").checkScreen();
        WalletFixture.succeeded(fixture.festival.admin.post(
                "/withdrawal/admin/requests/" + first + "/process/",
                "{\"action\": \"reject\", \"reason\": \"Wrong account\"}"));
        wallet.link("← Withdrawals").click();
        wallet.sees("Rejected").sees("Cancelled").sees("Pending").checkScreen();
        assertThat(wallet.page().locator(".figure")).hasText("US$80.00");
        assertThat(wallet.page().locator(".parts dd")).hasText(new String[] {"US$0.00", "US$100.00", "US$20.00"});
        wallet.link("Bank transfer").click();
        wallet.sees("Wrong account").checkScreen();
    }

    private static void request(Visit wallet, String amount) {
        wallet.field("Amount (USD)").fill(amount);
        wallet.field("PIN").fill(WalletFixture.PIN);
        wallet.button("Withdraw").click();
        wallet.sees("We check it and send the money.");
    }

    @Test
    void aLockedPinSaysHowLongAndCountsDown() {
        fixture.withdrawable("100.00");
        var wallet = fixture.open(visit(Device.PHONE), "/cards/withdraw");
        wallet.field("Amount (USD)").fill("10");
        wallet.field("Bank").fill("First Bank");
        wallet.field("Account holder").fill("Jane Roe");
        wallet.field("Account number").fill("1234567890");

        for (var wrong = 0; wrong < 6; wrong++) {
            wallet.field("PIN").fill("0000");
            var answer = wallet.page()
                    .waitForResponse(
                            "**/withdrawal/requests/create/",
                            () -> wallet.button("Withdraw").click());
            assertThat(answer.status()).isEqualTo(wrong < 5 ? 400 : 429);
        }

        wallet.sees("Too many wrong PINs: your PIN is locked.").checkScreen();
        assertThat(wallet.button("Withdraw")).isDisabled();
        var left = wallet.page().locator("[role=timer] strong");
        assertThat(left).hasText(Pattern.compile("1[34]:[0-5][0-9]"));
        assertThat(left).not().hasText(left.innerText());
        wallet.link("Account").last().click();
        wallet.button("Change the PIN").click();
        assertThat(wallet.dialog().locator("[role=timer]")).containsText(Pattern.compile("1[34]:[0-5][0-9]"));
        wallet.checkScreen();
    }

    @Test
    void vouchersAreRedeemedAndIssued() {
        var code = fixture.partnersVoucher("100.00");
        var wallet = fixture.open(visit(Device.PHONE), "/home").sees("ZAR 0.00");

        wallet.link("Redeem").click();
        wallet.checkScreen().field("Voucher code").fill("1234");
        wallet.dialog().locator("form button").click();
        assertThat(wallet.page().locator("#voucher_code-error")).hasText("16 digits");
        wallet.field("Voucher code").fill("4539578763621486");
        wallet.dialog().locator("form button").click();
        assertThat(wallet.dialog().locator(".failure")).containsText("Request");
        wallet.field("Voucher code").fill(spaced(code));
        wallet.field("Amount (ZAR)").fill("60.50");
        wallet.dialog().locator("form button").click();
        wallet.sees("ZAR 60.50 is in your wallet");

        var keys = new ArrayList<String>();
        wallet.page().route("**/vouchers/issue", route -> {
            keys.add(route.request().headers().get("idempotency-key"));
            if (keys.size() == 2) {
                route.fetch(); // It is issued, but nobody learns its code.
                route.abort();
            } else {
                route.resume();
            }
        });
        wallet.button("Issue").click();
        wallet.checkScreen().field("Amount (ZAR)").fill("60.51");
        wallet.dialog().locator("form button").click();
        assertThat(wallet.dialog().locator(".failure")).containsText("Request");
        wallet.field("Amount (ZAR)").fill("50");
        wallet.dialog().locator("form button").click();
        wallet.sees("The server can’t be reached");
        wallet.dialog().locator("form button").click();
        wallet.sees("The code is shown this once.").checkScreen();
        assertThat(keys).hasSize(3);
        assertThat(keys.get(2)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(0));
        var issued = wallet.page().locator(".voucher-code code").innerText();
        assertThat(issued).matches("(\\d{4} ){3}\\d{4}");
        wallet.button("I have kept it").click();
        assertThat(wallet.page().locator(".figure")).hasText("ZAR 10.50");

        fixture.festival
                .newcomer()
                .post(
                        "/api/v1/vouchers/redeem",
                        "{\"voucher_code\": \"%s\", \"amount\": 12.25}".formatted(issued.replace(" ", "")))
                .data(200);
        wallet.link("Voucher •••• " + issued.substring(15)).click();
        wallet.sees("ZAR 37.75").sees("ZAR 12.25");
        assertThat(wallet.page().locator(".timeline li > p:first-child"))
                .hasText(new String[] {"Redeemed ZAR 12.25", "Issued ZAR 50.00"});
        wallet.checkScreen();
    }

    /** As it is printed. */
    private static String spaced(String code) {
        return code.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
