package org.walletsuite.runner.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;

/**
 * A user with a main wallet, who is notified of everything in the app: no measurement may leave tens of thousands of mails
 * to be sent during the next one.
 */
record BenchmarkUser(String id, long number, String token) {

    private static final String NO_MAILS = """
            {"wallet_top_up": {"email": false}, "order_created": {"email": false}}""";

    static List<BenchmarkUser> signUp(URI gateway, int count) {
        var fixture = new FestivalFixture(gateway);
        return Stream.generate(() -> of(fixture.newcomer())).limit(count).toList();
    }

    private static BenchmarkUser of(GatewayClient user) {
        user.get("/api/v1/wallet/my-wallet").data(200);
        var answer = user.send(
                "PUT", "/notifications/preferences/", "application/json", NO_MAILS.getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new IllegalStateException("The preferences were refused: " + answer.body());
        }
        var me = user.get("/account/me/").json();
        return new BenchmarkUser(
                me.path("user_id").asString(), me.path("id").asLong(), Objects.requireNonNull(user.token()));
    }
}
