package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.e2e.RunningSuite;
import org.walletsuite.runner.SampleAccounts;
import tools.jackson.databind.json.JsonMapper;

/** The users' wallet: the way in, the festival's code, notifications as they come, and what proves who a user is. */
class WalletAppIT extends BrowserTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** What a notification takes at most from its cause to the screen. */
    private static final int LIVE_MS = 2_000;

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
    void theCodeIsOneThatAStandTakesAndIsRenewedBeforeItExpires() {
        var id = fixture.festival.walletOf(fixture.user, 50_00);
        var visit = visit(Device.PHONE);
        visit.page().clock().install();
        var codes = new ArrayList<String>();
        visit.page().onResponse(response -> {
            if (response.url().endsWith("/qr")) {
                codes.add(codeOf(response));
            }
        });
        var wallet = fixture.open(visit, fixture.festivalPath()).sees("50 Jetons");
        var code = wallet.page().locator("svg.code");
        assertThat(code).isVisible();
        wallet.checkScreen();

        var scanned = read(wallet.page());
        assertThat(scanned).isEqualTo(codes.getFirst());
        fixture.festival
                .staff
                .post("/api/v1/payments", """
                        {"qrCode": "%s", "amount": 1250, "standId": "%s"}""".formatted(scanned, fixture.festival.bar))
                .data(200);
        wallet.sees("37.50 Jetons").sees("-12.50 Jetons");
        assertThat(wallet.page().locator(".copy code").first()).hasText(id);

        var life = lifeOf(scanned);
        wallet.page().clock().fastForward(life * 700L);
        wallet.page().waitForCondition(() -> codes.size() == 2);
        wallet.page().route("**/qr", Route::abort);
        wallet.page().clock().fastForward(life * 700L);
        wallet.sees("Without a connection it can’t be renewed.");
        assertThat(code).isVisible();
        wallet.page().clock().fastForward(life * 1_000L);
        wallet.sees("The server can’t be reached");
        assertThat(code).hasCount(0);
        wallet.checkScreen().page().unroute("**/qr");
        wallet.button("Try again").click();
        assertThat(code).isVisible();

        fixture.festival.admin.post("/api/v1/wallets/" + id + "/freeze", null).data(200);
        wallet = fixture.open(visit(Device.PHONE), fixture.festivalPath());
        wallet.sees("This wallet is frozen");
        assertThat(wallet.page().locator("svg.code")).hasCount(0);
        wallet.checkScreen();
    }

    @Test
    void aTransferWhoseAnswerIsLostIsSentOnce() {
        var friend = fixture.festival.newcomer();
        var to = fixture.festival.walletOf(friend, 0);
        fixture.festival.walletOf(fixture.user, 20_00);
        var wallet = fixture.open(visit(Device.DESKTOP), fixture.festivalPath());
        var keys = new ArrayList<String>();
        wallet.page().route("**/transfer", route -> {
            keys.add(route.request().headers().get("idempotency-key"));
            if (keys.size() == 1) {
                route.fetch(); // The money moves, but the answer never comes.
                route.abort();
            } else {
                route.resume();
            }
        });

        wallet.button("Send to a friend").click();
        wallet.checkScreen().field("Your friend’s wallet number").fill(to);
        wallet.field("Amount (Jetons)").fill("0");
        wallet.button("Send").click();
        wallet.sees("An amount above zero").checkScreen();
        wallet.field("Amount (Jetons)").fill("12.50");
        wallet.field("What it is for (optional)").fill("Lunch");
        wallet.button("Send").click();
        wallet.sees("The server can’t be reached");
        wallet.button("Send").dblclick();

        wallet.sees("nothing was sent twice").sees("-12.50 Jetons").sees("Lunch");
        assertThat(keys).hasSize(2).allMatch(key -> key != null && key.equals(keys.getFirst()));
        assertThat(fixture.tokens(fixture.user)).isEqualTo(7_50);
        assertThat(fixture.tokens(friend)).isEqualTo(12_50);
        wallet.checkScreen();
        wallet.button("Send to a friend").click();
        wallet.field("Your friend’s wallet number").fill(to);
        wallet.field("Amount (Jetons)").fill("7.51");
        wallet.button("Send").click();
        assertThat(wallet.dialog().locator(".failure")).containsText("Request");
    }

    @Test
    void notificationsComeAtOnceAndAreReadOrUnwanted() {
        var wallet = fixture.open(visit(Device.PHONE), "/notifications").sees("New Device");

        topUp("11.00");
        assertThat(wallet.page().locator("article").getByText("11.00 TZS has been added"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LIVE_MS));
        wallet.checkScreen();

        var unread = wallet.page().locator("article.unread");
        var before = unread.count();
        unread.first().getByText("Mark as read").click();
        assertThat(unread).hasCount(before - 1);
        wallet.field("Show").selectOption("unread");
        assertThat(unread).hasCount(before - 1);
        wallet.button("Mark all as read").click();
        wallet.sees("You have read everything.").checkScreen();
        assertThat(fixture.user
                        .get("/notifications/unread-count/")
                        .json()
                        .get("unread_count")
                        .asInt())
                .isZero();

        wallet.link("What to notify").click();
        assertThat(wallet.field("PIN locked: Here")).isDisabled();
        wallet.checkScreen().field("Top-up: Here").uncheck();
        wallet.page().waitForCondition(() -> !isWanted("wallet_top_up", "in_app"));
        wallet.field("Top-up: E-mail").uncheck();
        wallet.page().waitForCondition(() -> !isWanted("wallet_top_up", "email"));
        wallet.checkScreen();
    }

    @Test
    void aStreamThatWasCutGoesOnAfterItsLastNotification() {
        topUp("11.00");
        var visit = visit(Device.DESKTOP);
        var seen = new ArrayList<String>();
        var cut = new AtomicBoolean(true);
        visit.page().route("**/notifications/stream", route -> {
            seen.add(route.request().headers().getOrDefault("last-event-id", ""));
            if (seen.size() == 1) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("id: %s\n\n".formatted(newest())));
            } else if (cut.get()) {
                route.abort();
            } else {
                route.resume();
            }
        });
        var wallet = fixture.open(visit, "/notifications").sees("11.00 TZS has been added");
        wallet.page().waitForCondition(() -> seen.size() > 1);
        topUp("22.00");
        Awaitility.await()
                .until(() -> fixture.user.get("/notifications/").body().contains("22.00 TZS has been added"));
        assertThat(wallet.page().getByText("22.00 TZS has been added")).hasCount(0);

        cut.set(false);

        wallet.sees("22.00 TZS has been added");
        assertThat(wallet.page().locator("article").getByText("22.00 TZS has been added"))
                .hasCount(1);
        assertThat(seen.getFirst()).isEmpty();
        assertThat(seen.getLast()).matches("[0-9]+");
    }

    private String newest() {
        return fixture.user.get("/notifications/").json().get(0).get("id").asString();
    }

    @Test
    void anAccountIsProvedAndProtected() {
        var wallet = fixture.open(visit(Device.PHONE), "/account");
        var phone =
                "+2557" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
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
        wallet.sees("Pochi kuu").sees("Ongeza pesa").checkScreen();
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

    private void topUp(String shillings) {
        WalletFixture.succeeded(fixture.user.post("/api/v1/wallet/topup", "{\"amount\": %s}".formatted(shillings)));
    }

    private boolean isWanted(String type, String channel) {
        return fixture.user
                .get("/notifications/preferences/")
                .json()
                .at("/" + type + "/" + channel)
                .asBoolean();
    }

    private static String codeOf(Response response) {
        return JSON.readTree(response.text()).at("/data/qrCode").asString();
    }

    /** How long a code is valid, in seconds. */
    private static long lifeOf(String code) {
        var claims = JSON.readTree(
                new String(Base64.getUrlDecoder().decode(code.split("\\.", -1)[1]), StandardCharsets.UTF_8));
        return claims.get("exp").asLong() - claims.get("iat").asLong();
    }

    /** Reads the code as a till's camera does. */
    private static String read(Page page) {
        return (String) page.evaluate("""
            async () => {
              const files = document.querySelector('link[rel=icon]').href.replace(/shared.*/, '');
              const { decodeQR } = await import(`${files}vendor/qr/decode.js`);
              const svg = document.querySelector('svg.code');
              const scale = 4;
              const side = Number(svg.getAttribute('viewBox').split(' ')[2]) * scale;
              const data = new Uint8ClampedArray(side * side * 4).fill(255);
              for (const [, x, y, run] of svg.querySelector('path').getAttribute('d').matchAll(/M(\\d+) (\\d+)h(\\d+)/g)) {
                for (let row = y * scale; row < (Number(y) + 1) * scale; row++) {
                  for (let at = x * scale; at < (Number(x) + Number(run)) * scale; at++) data.fill(0, (row * side + at) * 4, (row * side + at) * 4 + 3);
                }
              }
              return decodeQR({ width: side, height: side, data });
            }
            """);
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
