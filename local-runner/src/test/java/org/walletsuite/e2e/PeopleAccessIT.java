package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of people's tokens when what they may do changes, at the gateway and at a service that somebody reaches past it. */
class PeopleAccessIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration COLD = Duration.ofSeconds(30);
    private static final System.Logger LOG = System.getLogger(PeopleAccessIT.class.getName());
    private static final String PASSWORD = "Passw0rd!";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI gateway = RunningSuite.shared().gateway();
    private final URI payments = RunningSuite.shared().address(Service.PAYMENT);
    private final String email = "someone-" + UUID.randomUUID() + "@example.com";

    /** The first change of a fresh suite loads classes and libraries on its way through eight processes; how long it took is told. */
    @BeforeAll
    static void oneChangeHasGoneAllTheWay() throws Exception {
        var first = new PeopleAccessIT();
        var person = first.signUp();
        var token = first.logIn();
        first.change(person, "{\"roles\": [\"STAFF\"]}");
        var changed = System.nanoTime();
        first.diesWithin(COLD, token);
        LOG.log(
                System.Logger.Level.INFO,
                "The first dead token lived for {0} ms",
                Duration.ofNanos(System.nanoTime() - changed).toMillis());
    }

    @Test
    void whoIsPromotedAndDemotedHasTheRightsOfTheirNewestTokenOnly() throws Exception {
        var person = signUp();
        var asUser = logIn();
        assertThat(mayTakePayments(gateway, asUser)).isFalse();

        change(person, "{\"roles\": [\"STAFF\"]}");
        diesAtOnce(asUser);
        var asStaff = logIn();
        assertThat(mayTakePayments(gateway, asStaff)).isTrue();
        assertThat(mayTakePayments(payments, asStaff)).isTrue();

        change(person, "{\"roles\": [\"USER\"]}");
        diesAtOnce(asStaff);
        assertThat(mayTakePayments(gateway, logIn())).isFalse();
    }

    @Test
    void whoIsDisabledHasNoTokenLeftAndGetsNoneUntilEnabled() throws Exception {
        var person = signUp();
        var pair = logInPair();
        var token = pair.get("access_token").asString();

        change(person, "{\"is_active\": false}");
        diesAtOnce(token);
        assertThat(send(gateway, "POST", "/account/login/", credentials(), null).statusCode())
                .isEqualTo(401);
        assertThat(refresh(pair).statusCode()).isEqualTo(401);

        change(person, "{\"is_active\": true}");
        assertThat(isAlive(gateway, token)).isFalse();
        assertThat(isAlive(gateway, logIn())).isTrue();
    }

    @Test
    void whoLogsOutEverywhereKillsTheTokensOfAllTheirDevices() throws Exception {
        signUp();
        var phone = logInPair();
        var laptop = logIn();

        assertThat(send(gateway, "POST", "/account/logout/", "{\"everywhere\": true}", laptop)
                        .statusCode())
                .isEqualTo(204);

        diesAtOnce(laptop);
        diesAtOnce(phone.get("access_token").asString());
        assertThat(refresh(phone).statusCode()).isEqualTo(401);
        assertThat(isAlive(gateway, logIn())).isTrue();
    }

    @Test
    void aRefreshTokenUsedTwiceEndsItsWholeFamily() throws Exception {
        signUp();
        var first = logInPair();
        var second = refresh(first);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(refresh(first).statusCode()).isEqualTo(401);
        assertThat(refresh(JSON.readTree(second.body())).statusCode()).isEqualTo(401);
    }

    private void diesAtOnce(String token) throws Exception {
        diesWithin(AT_ONCE, token);
    }

    private void diesWithin(Duration limit, String token) throws Exception {
        var begun = System.nanoTime();
        await(begun, limit, "the gateway", () -> !isAlive(gateway, token));
        await(begun, limit, "payment-service", () -> !isAlive(payments, token));
        assertThat(send(gateway, "GET", "/api/v1/me/wallets", null, token).body())
                .isEqualTo("{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid user\"}}");
    }

    /** Waits for the death however late it comes, to tell how late that was. */
    private static void await(long begun, Duration limit, String where, BooleanSupplier dead)
            throws InterruptedException {
        while (!dead.getAsBoolean() && System.nanoTime() - begun < COLD.toNanos()) {
            Thread.sleep(10);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("life of a dead token at %s", where)
                .isLessThan(limit);
    }

    /** Nobody's transactions: 404 tells that the token itself was good. */
    private boolean isAlive(URI service, String token) {
        return send(service, "GET", "/api/v1/me/wallets/" + UUID.randomUUID() + "/transactions", null, token)
                        .statusCode()
                != 401;
    }

    /** An empty payment is read, and refused for what it lacks, only where it comes from staff. */
    private boolean mayTakePayments(URI service, String token) {
        return send(service, "POST", "/api/v1/payments", "{}", token).statusCode() == 400;
    }

    private String signUp() {
        var answer = send(gateway, "POST", "/account/signup/", credentials(), null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).get("user_id").asString();
    }

    private void change(String person, String body) {
        var admin = logIn("{\"email\": \"superadmin@example.com\", \"password\": \"" + PASSWORD + "\"}")
                .get("access_token")
                .asString();
        var answer = send(gateway, "PATCH", "/admin/users/" + person + "/", body, admin);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String logIn() {
        return logInPair().get("access_token").asString();
    }

    private JsonNode logInPair() {
        return logIn(credentials());
    }

    private JsonNode logIn(String credentials) {
        var answer = send(gateway, "POST", "/account/login/", credentials, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> refresh(JsonNode pair) {
        return send(
                gateway,
                "POST",
                "/account/token/refresh/",
                "{\"refresh_token\": \"%s\"}"
                        .formatted(pair.get("refresh_token").asString()),
                null);
    }

    private String credentials() {
        return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, PASSWORD);
    }

    private static HttpResponse<String> send(
            URI service, String method, String path, @Nullable String body, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(service + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
