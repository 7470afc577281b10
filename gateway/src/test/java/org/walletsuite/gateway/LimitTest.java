package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.partner.PartnerEnvironment.UAT;
import static org.walletsuite.platform.partner.PaymentModel.DIRECT_PAYMENT;
import static org.walletsuite.platform.testing.Patience.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.event.PartnerEvent.Terms;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.testing.TestPartners;

/** How many requests each caller may send. */
class LimitTest extends LimitFixture {

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private MeterRegistry meters;

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private PartnerDirectory directory;

    @Test
    void aCallerBeyondItsLimitLearnsWhenToRetry() {
        var user = bearer(Role.USER);
        for (int left = 29; left >= 0; left--) {
            var answer = get("/api/v1/me/wallets", "Authorization", user);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertLimits(answer, 30, left);
        }
        pass(Duration.ofMillis(20_300));
        var refused = get("/api/v1/me/wallets", "Authorization", user);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .isEqualTo("{\"error\":{\"code\":\"RATE_LIMITED\",\"message\":\"Too many requests\"}}");
        assertThat(refused.headers().allValues("Retry-After")).containsExactly("40");
        assertLimits(refused, 30, 0);
        assertThat(WALLET.requests()).isEqualTo(30);
        pass(Duration.ofSeconds(40));
        assertThat(get("/api/v1/me/wallets", "Authorization", user).statusCode())
                .isEqualTo(200);
    }

    @Test
    void usersAreCountedFromAllAddressesAndInEachFamilyApart() {
        var user = bearer(Role.USER);
        for (int call = 0; call < 30; call++) {
            client().get("/account/me", "Authorization", user, "X-Forwarded-For", "203.0.113." + call);
        }
        var refused = get("/account/me", "Authorization", user);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .isEqualTo("{\"detail\":\"Request was throttled. Expected available in 60 seconds.\"}");
        assertThat(get("/account/me", "Authorization", bearer(Role.USER)).statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/me/wallets", "Authorization", user).statusCode())
                .isEqualTo(200);
        assertLimits(get("/account/me", "Authorization", bearer(Role.STAFF)), 600, 599);
    }

    @Test
    void partnersAreCountedByTheirIdWhicheverTokenTheyShow() {
        for (int left = 9; left >= 0; left--) {
            assertLimits(get("/api/v1/partner/account", "Authorization", partnerBearer()), 10, left);
        }
        assertThat(get("/api/v1/partner/account", "Authorization", partnerBearer())
                        .statusCode())
                .isEqualTo(429);
        var refusals = meters.counter("limits.refused", "scope", "PARTNER", "partner", TestPartners.SOME);
        assertThat(refusals.count()).isPositive();
    }

    @Test
    void aPartnerHasTheLimitOfItsOwnTerms() {
        var id = "ptr_" + UUID.randomUUID();
        var terms = new Terms(UAT, true, DIRECT_PAYMENT, 40, null, Instant.EPOCH, Set.of(), false);
        var raised = new Terms(UAT, true, DIRECT_PAYMENT, 60, null, Instant.EPOCH, Set.of(), false);
        var bearer = "Bearer " + TestIssuer.ofPartners().partnerToken(id, "voucher:query");

        TestPartners.publish(TestPartners.partner(id, 1, terms));
        await().until(() -> directory.find(id).isPresent());
        assertLimits(get("/api/v1/partner/account", "Authorization", bearer), 4, 3);
        TestPartners.publish(TestPartners.partner(id, 2, raised));
        await().until(() -> directory.find(id).orElseThrow().version() == 2);

        assertLimits(get("/api/v1/partner/account", "Authorization", bearer), 6, 4);
    }

    @Test
    void theMainWalletHasTheLimitsOfItsDocument() {
        var user = bearer(Role.USER);
        assertLimits(get("/api/v1/wallet/balance", "Authorization", user), 6, 5);
        assertLimits(get("/api/v1/wallet/my-wallet/", "Authorization", user), 6, 4);
        assertLimits(get("/api/v1/wallet/1", "Authorization", user), 3, 2);
        assertLimits(post("/api/v1/wallet/withdraw", "Authorization", user), 1, 0);
        assertLimits(post("/api/v1/wallet/topup", "Authorization", user), 1, 0);
        var refused = post("/api/v1/wallet/topup/", "Authorization", user);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .contains(
                        "\"httpStatus\":\"TOO_MANY_REQUESTS\"",
                        "\"data\":\"Rate limit exceeded. Please try again later.\"");
        assertThat(PAYMENT.requests()).isEqualTo(1);
        assertThat(get("/api/v1/wallet/balance", "Authorization", user).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anonymousCallersAreCountedByTheirAddress() {
        for (int left = 5; left >= 0; left--) {
            assertLimits(post("/account/login"), 6, left);
        }
        assertThat(post("/account/signup").statusCode()).isEqualTo(429);
        assertThat(client().post("/account/login", "{}", "X-Forwarded-For", "203.0.113.99")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client().post("/account/login", "{}", "X-Forwarded-For", "203.0.113.99, " + address)
                        .statusCode())
                .as("the address that the client itself names does not count")
                .isEqualTo(429);
    }

    @Test
    void invalidTokensAreCountedByAddressWithoutAffectingUsersThere() {
        for (int left = 5; left >= 0; left--) {
            var answer = get("/api/v1/me/wallets", "Authorization", "Bearer guess-" + left);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertLimits(answer, 6, left);
        }
        assertThat(get("/account/me", "Authorization", "Bearer guess").statusCode())
                .isEqualTo(429);
        assertThat(get("/api/v1/payments").statusCode()).isEqualTo(429);
        assertThat(get("/account/me", "Authorization", serviceBearer()).statusCode())
                .isEqualTo(429);
        assertThat(get("/account/me", "Authorization", bearer(Role.USER)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void fundingProvidersAreCountedByTheirAddressAndNotAsAnybodyThere() {
        for (int left = 599; left > 590; left--) {
            assertLimits(post("/api/v1/wallet/topup/callbacks/mpesa"), 600, left);
        }
        assertLimits(post("/api/v1/wallet/topup/callbacks/mpesa", "Authorization", bearer(Role.USER)), 600, 590);
        assertLimits(post("/account/login"), 6, 5);
    }

    @Test
    void partnersWhoAskForTokensAreCountedByTheirAddressAndNotAsAnybodyThere() {
        for (int left = 9; left >= 0; left--) {
            assertLimits(post("/api/v1/partner/auth/token", "Authorization", "Basic dXNlcjpwdw=="), 10, left);
        }
        assertThat(post("/api/v1/partner/auth/token").body()).contains("\"error\":\"temporarily_unavailable\"");
        assertLimits(post("/account/login"), 6, 5);
    }

    @Test
    void guessedKeysAreCountedByAddressWhateverTheAnswerIs() {
        for (int guess = 0; guess < 6; guess++) {
            var status = List.of(400, 404, 429, 500, 503, 504).get(guess);
            PARTNERSYNC.answers(exchange -> Backend.reply(exchange, status, "{}"));
            assertThat(get("/api/sync/users", "X-API-Key", "guess-" + guess).statusCode())
                    .isEqualTo(status);
        }

        assertThat(get("/api/sync/users", "X-API-Key", "another").statusCode()).isEqualTo(429);
        assertThat(get("/api/sync/users").statusCode()).isEqualTo(429);
        assertLimits(post("/account/login"), 6, 5);
    }

    @Test
    void guessedKeysFillNoMemory() {
        PARTNERSYNC.answers(exchange -> Backend.reply(exchange, 401, "{}"));
        get("/api/sync/users", "X-API-Key", "guess");
        var before = remembered();

        get("/api/sync/users", "X-API-Key", "another");

        assertThat(remembered()).isEqualTo(before);
    }

    @Test
    void aKeyInUseIsCountedByItselfThroughAnOutage() {
        for (int system = 0; system < 3; system++) {
            assertThat(get("/api/sync/users", "X-API-Key", "system-" + system).statusCode())
                    .isEqualTo(200);
        }
        PARTNERSYNC.answers(exchange -> Backend.reply(exchange, 503, "{}"));

        for (int system = 0; system < 3; system++) {
            for (int left = 4; left >= 0; left--) {
                var answer = get("/api/sync/users", "X-API-Key", "system-" + system);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertLimits(answer, 6, left);
            }
        }
    }

    @Test
    void aKeyThatIsWithdrawnIsCountedByAddressAgain() {
        assertThat(get("/api/sync/users", "X-API-Key", "old").statusCode()).isEqualTo(200);
        PARTNERSYNC.answers(exchange -> Backend.reply(exchange, 401, "{}"));
        for (int call = 0; call < 7; call++) {
            assertThat(get("/api/sync/users", "X-API-Key", "old").statusCode()).isEqualTo(401);
        }

        assertThat(get("/api/sync/users", "X-API-Key", "old").statusCode()).isEqualTo(429);
        assertThat(get("/api/sync/users", "X-API-Key", "guess").statusCode()).isEqualTo(429);
    }

    @Test
    void invalidKeysAreCountedByAddressToo() {
        PARTNERSYNC.answers(exchange -> Backend.reply(exchange, 401, "{}"));
        for (int guess = 0; guess < 6; guess++) {
            assertThat(get("/api/sync/users", "X-API-Key", "guess-" + guess).statusCode())
                    .isEqualTo(401);
        }
        var refused = get("/api/sync/users", "X-API-Key", "another");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .isEqualTo("{\"success\":false,\"code\":\"RATE_LIMITED\",\"message\":\"Too many requests\"}");
    }

    @Test
    void aKeyIsCountedFromAllItsAddresses() {
        for (int call = 0; call < 6; call++) {
            client().get("/api/sync/users", "X-API-Key", "key-1", "X-Forwarded-For", "203.0.113.2" + call);
        }
        assertThat(get("/api/sync/users", "X-API-Key", "key-1").statusCode()).isEqualTo(429);
        for (int call = 0; call < 6; call++) {
            assertThat(get("/api/sync/users", "X-API-Key", "key-1").statusCode())
                    .as("its refused requests do not count as failed attempts")
                    .isEqualTo(429);
        }
        assertThat(get("/api/sync/users", "X-API-Key", "key-2").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyTheGatewaySetsTheHeadersOfLimits() {
        WALLET.answers(exchange -> {
            exchange.getResponseHeaders().set("X-RateLimit-Limit", "1");
            exchange.getResponseHeaders().set("X-RateLimit-Remaining", "0");
            exchange.getResponseHeaders().set("X-RateLimit-Policy", "theirs");
            exchange.getResponseHeaders().set("Retry-After", "900");
            Backend.reply(exchange, 429, "{\"detail\":\"Locked.\"}");
        });
        var answer = get("/account/me", "Authorization", bearer(Role.USER));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("900");
        assertThat(answer.headers().firstValue("X-RateLimit-Policy")).isEmpty();
        assertLimits(answer, 30, 29);
    }

    @Test
    void theGatewaysOwnErrorsCarryTheHeadersOfLimitsToo() {
        BROKEN.says("nonsense\r\n\r\n");
        var user = bearer(Role.USER);
        assertLimits(get("/account/broken", "Authorization", user), 30, 29);
        BROKEN.says(String.join(
                "\r\n",
                "HTTP/1.1 200 OK",
                "X-RateLimit-Limit: 7",
                "X-Request-ID: theirs",
                "X-Theirs: 1",
                "Transfer-Encoding: chunked",
                "",
                "xyz",
                "{}",
                ""));
        var broken = get("/account/broken", "Authorization", user, "Origin", "https://shop.example");
        assertThat(broken.statusCode()).isEqualTo(502);
        assertLimits(broken, 30, 28);
        assertThat(broken.headers().allValues("X-Request-ID")).singleElement().isNotEqualTo("theirs");
        assertThat(broken.headers().firstValue("X-Theirs")).isEmpty();
        assertThat(broken.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
        assertLimits(get("/account/absent", "Authorization", user), 30, 27);
    }

    @Test
    void aPreflightIsNotCounted() {
        for (int call = 0; call < 10; call++) {
            assertThat(preflight("https://shop.example").statusCode()).isEqualTo(200);
        }
        assertLimits(post("/account/login"), 6, 5);
    }

    private double remembered() {
        return meters.get("limits.keys").gauge().value();
    }
}
