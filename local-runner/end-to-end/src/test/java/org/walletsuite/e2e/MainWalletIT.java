package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;

/** The main wallet through the gateway, over the real ledger. */
class MainWalletIT {

    private static final String WALLET = "/api/v1/wallet";
    private static final String CALLBACKS = WALLET + "/topup/callbacks/mpesa";

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());

    @Test
    void aTopUpIsOnTheBalanceInTheHistoryAndInTheLedger() {
        var user = fair.newcomer();
        var wallet = user.get(WALLET + "/my-wallet").data(200).get("walletId").asString();
        var body = "{\"amount\": 60000.00, \"description\": \"M-Pesa top-up\"}";

        var first = user.post(WALLET + "/topup", body, "key-1");
        var again = user.post(WALLET + "/topup/", body, "key-1");
        user.post(WALLET + "/topup", "{\"amount\": 0.50e1}", "key-2").data(200);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.isReplay()).isTrue();
        assertThat(user.get(WALLET + "/balance").body())
                .contains("\"data\":{\"balance\":60005.00,\"currency\":\"TZS\"}");
        var history = user.get(WALLET + "/transactions?page=0&size=1");
        assertThat(history.data(200).get("totalElements").asInt()).isEqualTo(2);
        assertThat(history.body()).contains("\"balanceBefore\":60000.00,\"balanceAfter\":60005.00");
        assertThat(user.get(WALLET + "/transactions?page=1&size=1").data(200).at("/content/0"))
                .isEqualTo(first.data(200));
        assertThat(suite.ledgerBalance(wallet)).isEqualTo(60_005_00);
    }

    @Test
    void aDeactivatedWalletTakesNothingUntilItsOwnerActivatesIt() {
        var user = fair.newcomer();
        var wallet = user.get(WALLET + "/my-wallet").data(200).get("walletId").asString();
        var ofUser = WALLET + "/of/"
                + user.get(WALLET + "/my-wallet").data(200).get("accountId").asString();

        assertThat(put(fair.admin, wallet + "/deactivate?reason=Stolen%20phone").status())
                .isEqualTo(200);

        assertThat(fair.admin.get(ofUser).data(200).get("isActive").asBoolean()).isFalse();
        assertThat(user.post(WALLET + "/topup", "{\"amount\": 1}").body())
                .contains("\"httpStatus\":\"BAD_REQUEST\",\"message\":\"Wallet is deactivated\"");
        assertThat(put(fair.admin, wallet + "/activate").status()).isEqualTo(404);
        assertThat(put(user, wallet + "/activate").status()).isEqualTo(200);
        assertThat(user.post(WALLET + "/topup", "{\"amount\": 1}").status()).isEqualTo(200);
        assertThat(fair.newcomer().get(WALLET + "/" + wallet).body())
                .contains("You do not have permission to access this wallet");
    }

    @Test
    void providersComeInBySignatureOnly() throws IOException, InterruptedException {
        var report = "{\"transactionId\":\"%s\",\"status\":\"FAILED\",\"eventId\":\"%s\",\"occurredAt\":\"%s\"}"
                .formatted(UUID.randomUUID(), UUID.randomUUID(), Instant.now());
        var now = Long.toString(Instant.now().getEpochSecond());
        var signature = signature(now, report);

        assertThat(callback(now, signature, report).statusCode()).isEqualTo(200);
        var refused = callback(now, signature, report.replace(",", ", "));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("\"success\":false,\"httpStatus\":\"UNAUTHORIZED\"");
        assertThat(fair.newcomer().post(CALLBACKS, report).status()).isEqualTo(401);
    }

    private static GatewayClient.Answer put(GatewayClient caller, String path) {
        return caller.send("PUT", WALLET + "/" + path, "application/json", new byte[0]);
    }

    private HttpResponse<String> callback(String timestamp, String signature, String body)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(suite.gateway().resolve(CALLBACKS))
                            .header("Content-Type", "application/json")
                            .header("X-Timestamp", timestamp)
                            .header("X-Signature", signature)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String signature(String timestamp, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(RunningSuite.FUNDING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
