package org.walletsuite.e2e.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What a stand's till takes on its own while it is offline: up to the festival's limits, and only codes that it trusts. */
class OfflineRiskIT extends BrowserTest {

    private final TillFixture fixture = new TillFixture(gateway(), 10_000);

    @Test
    void offlineTheFestivalsLimitsHold() {
        fixture.change("{\"offlineLimits\": {\"perPayment\": 1000, \"perWallet\": 1500, \"perDevice\": 1800}}");
        var other = fixture.festival.newcomer();
        fixture.festival.walletOf(other, 5000);
        var till = fixture.locked(visit(Device.PHONE));
        till.context().setOffline(true);
        till.sees("Offline");

        isRefused(till, "1001", fixture.code(), "a payment may be 10 Jetons at most");
        TillFixture.charge(till, "1000", fixture.code());
        till.sees("Taken offline").button("Next sale").click();
        isRefused(till, "600", fixture.code(), "a wallet may spend 15 Jetons here at most");
        isRefused(till, "900", fixture.codeOf(other), "this device may take 18 Jetons at most");
        isRefused(till, "100", new TillFixture(gateway(), 100).code(), "This code is for another festival.");
    }

    @Test
    void aLostAnswerBeyondTheLimitsIsNeitherPaidNorTaken() {
        fixture.change("{\"offlineLimits\": {\"perPayment\": 100}}");
        var till = fixture.locked(visit(Device.PHONE));
        till.page().route("**/api/v1/payments", route -> {
            route.fetch();
            route.abort();
        });

        TillFixture.charge(till, "500", fixture.code());

        till.sees("Not confirmed").sees("Don’t charge again").checkScreen();
        till.button("Next sale").click();
        till.sees("5 Jetons, not confirmed before, are paid now");
        assertThat(fixture.balance()).isEqualTo(9500);
    }

    @Test
    void offlineOnlyTheFestivalsOwnCodesAreTaken() {
        fixture.change("{\"qrAlgorithm\": \"ES256\"}");
        var code = fixture.code();
        var till = fixture.locked(visit(Device.PHONE));
        till.context().setOffline(true);
        till.sees("Offline");

        isRefused(till, "100", forged(code, "ES256"), "This code can’t be verified.");
        isRefused(till, "100", forged(code, "HS256"), "This code can’t be verified.");
        isRefused(till, "100", fixture.wallet, "This code can’t be verified.");
        TillFixture.charge(till, "100", code);
        till.sees("Taken offline").sees("signature was verified on this device").checkScreen();
        till.button("Next sale").click();
        till.context().setOffline(false);

        till.sees("1 waiting sale settled");
        assertThat(fixture.balance()).isEqualTo(9900);
    }

    private static void isRefused(Visit till, String cents, String code, String words) {
        TillFixture.charge(till, cents, code);
        till.sees("Not paid").sees(words);
        till.button("Next sale").click();
        till.button("Clear").click();
    }

    /** Other claims under the signature of this code. */
    private static String forged(String code, String algorithm) {
        var parts = code.split("\\.");
        parts[0] = changed(parts[0], "\"alg\":\"\\w+\"", "\"alg\":\"" + algorithm + "\"");
        parts[1] = changed(parts[1], "\"iat\":\\d+", "\"iat\":1");
        return String.join(".", parts);
    }

    private static String changed(String part, String pattern, String to) {
        var text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8).replaceAll(pattern, to);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
