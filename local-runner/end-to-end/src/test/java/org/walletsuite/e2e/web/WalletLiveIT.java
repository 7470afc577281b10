package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What moves by itself in the users' wallet: a festival's code, what it is paid with, and notifications as they come. */
class WalletLiveIT extends BrowserTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** What a notification takes at most from its cause to the screen. */
    private static final int LIVE_MS = 2_000;

    private final WalletFixture fixture = new WalletFixture(gateway());

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

        var scanned = read(wallet.page());
        assertThat(codes).contains(scanned);
        fixture.festival
                .staff
                .post("/api/v1/payments", """
                        {"qrCode": "%s", "amount": 1250, "standId": "%s"}""".formatted(scanned, fixture.festival.bar))
                .data(200);
        wallet.sees("37.50 Jetons").sees("-12.50 Jetons").checkScreen();
        assertThat(wallet.page().locator(".copy code").first()).hasText(id);

        var life = lifeOf(scanned);
        var clock = wallet.page().clock();
        clock.pauseAt(((Number) wallet.page().evaluate("Date.now()")).longValue() + 1_000);
        var before = codes.size();
        clock.fastForward(life * 700L);
        wallet.page().waitForCondition(() -> codes.size() > before);
        wallet.page().route("**/qr", Route::abort);
        clock.fastForward(life * 700L);
        wallet.sees("Without a connection it can’t be renewed.");
        assertThat(code).isVisible();
        clock.fastForward(life * 1_000L);
        wallet.sees("The server can’t be reached");
        assertThat(code).hasCount(0);
        clock.resume();
        wallet.checkScreen().page().unroute("**/qr");
        wallet.button("Try again").or(code).first().click(); // It also tries by itself.
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
}
