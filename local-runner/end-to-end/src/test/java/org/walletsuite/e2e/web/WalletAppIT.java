package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.e2e.RunningSuite;
import org.walletsuite.runner.SampleAccounts;

/** The users' wallet: the way in, its languages and its keyboard, and what proves who a user is. */
class WalletAppIT extends BrowserTest {

    private final WalletFixture fixture = new WalletFixture(gateway());

    @ParameterizedTest
    @EnumSource(Device.class)
    void aNewcomerSignsUpAndSeesAllBalances(Device device) {
        var wallet = visit(device).open("/app/wallet/");
        wallet.checkScreen().link("Sign up").click();
        wallet.field("Name").fill("Asha Mwangi");
        wallet.field("E-mail").fill(fixture.email);
        wallet.field("Password").fill("Another-Passw0rd");
        wallet.button("Sign up").click();
        assertThat(wallet.page().locator("#email-error")).isVisible();
        wallet.sees("Request").checkScreen();

        wallet.field("E-mail").fill("asha-" + UUID.randomUUID() + "@example.com");
        wallet.button("Sign up").click();

        wallet.sees("Hello, Asha Mwangi").sees("TZS 0.00").sees("ZAR 0.00").sees("US$0.00");
        wallet.sees("Locked by withdrawals").checkScreen();
        wallet.link("Find a festival").click();
        wallet.sees("Summer Sounds").checkScreen();
        wallet.button("Log out").click();
        assertThat(wallet.field("Password")).isVisible();
        wallet.open("/app/wallet/main");
        assertThat(wallet.field("Password")).isVisible();
        wallet.checkScreen();
    }

    @Test
    void anAccountIsProvedAndProtected() {
        var wallet = fixture.open(visit(Device.PHONE), "/account");
        var phone = "+2557"
                + String.format(
                        Locale.ROOT, "%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        wallet.sees("Level 1").checkScreen();

        wallet.button("Change").click();
        wallet.field("Name").fill("Asha Mwangi");
        wallet.checkScreen().button("Save").click();
        wallet.sees("Asha Mwangi");

        wallet.button("Prove the number").click();
        wallet.checkScreen().field("Phone").fill(phone);
        wallet.button("Send a code").click();
        wallet.sees("We have sent a code to " + phone).checkScreen();
        wallet.field("Code from the message").fill("000000");
        wallet.dialog().locator("form button").click();
        assertThat(wallet.dialog().locator("#code-error")).isVisible();
        wallet.field("Code from the message").fill(codeSentTo(phone));
        wallet.dialog().locator("form button").click();
        wallet.sees("Proved");

        wallet.button("Create a PIN").click();
        wallet.checkScreen().field("New PIN").fill("1234");
        wallet.field("New PIN again").fill("1235");
        wallet.button("Save").click();
        wallet.sees("It differs from the new PIN.");
        wallet.field("New PIN again").fill("1234");
        wallet.button("Save").click();
        wallet.button("Change the PIN").click();
        wallet.checkScreen().field("Old PIN").fill("1234");
        wallet.field("New PIN").fill("4321");
        wallet.field("New PIN again").fill("4321");
        wallet.button("Save").click();
        assertThat(wallet.dialog()).hasCount(0);

        wallet.button("Change the password").click();
        wallet.checkScreen().field("Old password").fill(SampleAccounts.PASSWORD);
        wallet.field("New password").fill("Another-Passw0rd");
        wallet.button("Save").click();
        wallet.sees("Your password is changed");
        wallet.page().navigate("/app/wallet/account");
        wallet.page().locator("#who").or(wallet.button("Log out")).waitFor();
        if (wallet.page().locator("#who").isVisible()) {
            wallet.logIn(fixture.email, "Another-Passw0rd");
        }

        raise(wallet, 2);
        raise(wallet, 3);
        wallet.sees("Level 3");
        assertThat(wallet.link("Raise to level 4")).hasCount(0);
    }

    private void raise(Visit wallet, int level) {
        wallet.link("Raise to level " + level).click();
        wallet.checkScreen();
        if (level == 2) {
            wallet.field("National identity number").fill("12345678901");
            choose(wallet, "Picture of the identity card");
        } else {
            wallet.field("Address").fill("Nyerere Road 1");
            wallet.field("City").fill("Mwanza");
            wallet.field("State or region").fill("Mwanza");
            wallet.field("Country").fill("Tanzania");
            choose(wallet, "Proof of address");
            choose(wallet, "Picture of your face");
        }
        wallet.button("Send for review").click();
        wallet.sees("We look at it and notify you.").checkScreen();
        wallet.page().reload();
        wallet.sees("We look at it and notify you.");
        var pending = fixture.festival
                .admin
                .get("/admin/pending/level" + level + "/?page_size=100")
                .json()
                .valueStream()
                .filter(each -> each.at("/user/email").asString().equals(fixture.email))
                .findFirst()
                .orElseThrow();
        WalletFixture.succeeded(fixture.festival.admin.post(
                "/admin/approve/level" + level + "/" + pending.get("id") + "/", "{\"action\": \"approve\"}"));
        wallet.page().locator(".empty").getByText("Account").click();
    }

    private static void choose(Visit wallet, String label) {
        wallet.field(label).setInputFiles(new FilePayload("card.png", "image/png", WalletFixture.picture()));
    }

    @Test
    void afterTheSessionEndsTheLogInLeadsBackToTheSamePlace() {
        var wallet = fixture.open(visit(Device.DESKTOP), "/home").sees("TZS 0.00");
        var over = new Route.FulfillOptions()
                .setStatus(401)
                .setContentType("application/json")
                .setBody("{\"detail\": \"over\"}");
        wallet.page().route("**/account/token/refresh/", route -> route.fulfill(over));
        wallet.page().route("**/api/v1/vouchers*", route -> {
            if (route.request().headers().getOrDefault("authorization", "").isEmpty()) {
                route.resume();
            } else {
                route.fulfill(over);
            }
        });

        wallet.link("Vouchers").first().click();
        assertThat(wallet.field("Password")).isVisible();
        wallet.page().unroute("**/api/v1/vouchers*");
        wallet.logIn(fixture.email);

        assertThat(wallet.page()).hasURL(Pattern.compile(".*/app/wallet/vouchers$"));
        wallet.sees("You have issued no voucher yet.");
    }

    @Test
    void theKeyboardSufficesAndEachLanguageIsSpoken() {
        var wallet = fixture.open(visit(Device.DESKTOP), "/home").sees("TZS 0.00");
        var keyboard = wallet.page().keyboard();

        wallet.page().locator("body").press("g");
        keyboard.press("m");
        wallet.sees("Nothing has happened here yet.");
        wallet.button("Top up").press("Enter");
        assertThat(wallet.field("Amount (TZS)")).isFocused();
        keyboard.type("1,234.50");
        keyboard.press("Enter");
        wallet.sees("+TZS 1,234.50");
        assertThat(wallet.dialog()).hasCount(0);

        wallet.field("Language").selectOption("fr");
        wallet.sees("Portefeuille principal").sees("Recharger").checkScreen();
        assertThat(wallet.page().locator("html")).hasAttribute("lang", "fr");
        wallet.page().locator("#language").selectOption("sw");
        wallet.sees("Pochi kuu").sees("Ongeza").checkScreen();
    }

    @Test
    void theFirstLoadIsSmall() {
        var wallet = visit(Device.PHONE).open("/app/wallet/");
        assertThat(wallet.field("Password")).isVisible();

        assertThat((int) wallet.page().evaluate("""
            ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type))
                .reduce((sum, entry) => sum + entry.encodedBodySize, 0)\
            """))
                .as("bytes of all files, compressed")
                .isBetween(1, 40_000);
    }

    @Test
    void noNameOrReferenceBecomesCode() {
        var code = "<img src=x onerror=document.title=1>";
        var script = "<script>document.title=1</script><svg/onload=document.title=1>";
        var friend = fixture.festival.newcomer();
        WalletFixture.succeeded(fixture.festival.admin.patch(
                "/api/v1/festivals/" + fixture.festival.festival, """
                        {"name": "%s", "location": "%s"}""".formatted(code, script)));
        var own = fixture.festival.walletOf(fixture.user, 0);
        fixture.festival.walletOf(friend, 10_00);
        WalletFixture.succeeded(friend.post(
                "/api/v1/me/wallets/" + fixture.festival.festival + "/transfer",
                "{\"toWalletId\": \"%s\", \"amount\": 100, \"description\": \"%s\"}".formatted(own, script)));
        WalletFixture.succeeded(fixture.user.patch("/account/me/", "{\"full_name\": \"%s\"}".formatted(code)));

        var wallet = fixture.open(visit(Device.PHONE), "/home");
        wallet.sees("Hello, " + code).sees("1 Jetons");
        checkNoCode(wallet);
        wallet.link(code).click();
        wallet.sees(script).sees("+1 Jetons");
        checkNoCode(wallet);
        wallet.page().locator(".bell").click();
        wallet.page().locator("article").getByText(script).first().waitFor();
        checkNoCode(wallet);
        wallet.checkScreen();
    }

    private static void checkNoCode(Visit wallet) {
        assertThat(wallet.page().locator("main img, main script, main b, main svg:not(.icon):not(.code)"))
                .hasCount(0);
        assertThat(wallet.page().title()).isNotEqualTo("1");
    }

    /** The newest code that was sent; a suite that runs already keeps its messages in {@code -Dsuite.mail}. */
    private static String codeSentTo(String phone) {
        var mail = System.getProperty("suite.mail");
        if (mail == null) {
            return RunningSuite.shared().codeSentTo(phone);
        }
        try (var messages = Files.list(Path.of(mail))) {
            var newest = messages.filter(file -> file.getFileName().toString().endsWith("-" + phone + ".txt"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return Files.readString(newest).substring(0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
