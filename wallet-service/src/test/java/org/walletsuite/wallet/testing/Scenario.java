package org.walletsuite.wallet.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.testing.UnreliableLedger;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.wallet.guess.HashingOnce;

/** The running service with a ledger model behind it; a service's test extends this. */
@ServiceTest
@Import({Scenario.Surroundings.class, HashingOnce.class})
@TestPropertySource(properties = "suite.ledger-client.deadline=3s")
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
public abstract class Scenario {

    protected static final String PASSWORD = "correct horse";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    protected final TestIssuer issuer = TestIssuer.shared();
    protected final String admin = issuer.token(UUID.randomUUID(), Role.ADMIN);
    protected final String staff = issuer.token(UUID.randomUUID(), Role.STAFF);

    @Autowired
    protected MovableClock clock;

    @Autowired
    protected LedgerModel books;

    @Autowired
    protected UnreliableLedger ledger;

    @Autowired
    protected JdbcClient db;

    @LocalServerPort
    protected int port;

    /** Somebody who signed up, with a token. */
    public record Guest(UUID id, String email, String token) {}

    /** Replaces what lies around the service. */
    static class Surroundings {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }

        @Bean
        LedgerModel books(MovableClock clock) {
            return new LedgerModel(clock);
        }

        @Bean
        @Primary
        UnreliableLedger unreliableLedger(LedgerModel books) {
            return new UnreliableLedger(books);
        }
    }

    @BeforeEach
    void trustTheServicesOwnTokens() throws ParseException {
        issuer.alsoPublish(JWKSet.parse(get("/.well-known/jwks.json", null).body()));
    }

    @AfterEach
    void putEverythingRight() {
        clock.reset();
        ledger.recover();
    }

    protected Guest guest() {
        var email = "guest-" + UUID.randomUUID() + "@example.com";
        var answer = signUp(email, PASSWORD);
        assertThat(answer.status()).isEqualTo(201);
        var id = UUID.fromString(answer.text("user_id"));
        return new Guest(id, email, issuer.token(id, Role.USER));
    }

    /** Somebody with this role, and a token that says so. */
    protected Guest guest(Role role) {
        var guest = guest();
        db.sql("update person set role = ? where id = ?")
                .param(role.name())
                .param(guest.id())
                .update();
        return new Guest(guest.id(), guest.email(), issuer.token(guest.id(), role));
    }

    /** A valid number that nobody else has, or hardly. */
    protected static String newPhone() {
        return "+2782" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
    }

    /** What a topic says of somebody, once everything is told. */
    protected List<Told> told(String topic, UUID key) {
        await().atMost(20, SECONDS)
                .until(() ->
                        db.sql("select count(*) from outbox").query(Long.class).single() == 0);
        return Told.on(topic, key.toString());
    }

    protected UUID festival() {
        var answer = post("/api/v1/festivals", """
                {"name": "Summer Sounds", "startDate": "2026-07-01", "endDate": "2026-07-03"}""", admin);
        assertThat(answer.status()).isEqualTo(201);
        return answer.dataId();
    }

    protected Answer signUp(String email, String password) {
        return post("/account/signup/", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password), null);
    }

    protected Answer logIn(String email, String password) {
        return post("/account/login/", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password), null);
    }

    protected Answer get(String path, @Nullable String token) {
        return call(HttpMethod.GET, path, null, token);
    }

    protected Answer post(String path, @Nullable String body, @Nullable String token) {
        return call(HttpMethod.POST, path, body, token);
    }

    protected Answer post(String path, @Nullable String body, @Nullable String token, @Nullable String idempotencyKey) {
        return call(HttpMethod.POST, path, body, token, idempotencyKey);
    }

    protected Answer patch(String path, String body, @Nullable String token) {
        return call(HttpMethod.PATCH, path, body, token);
    }

    protected Answer call(HttpMethod method, String path, @Nullable String body, @Nullable String token) {
        return call(method, path, body, token, null);
    }

    private Answer call(
            HttpMethod method,
            String path,
            @Nullable String body,
            @Nullable String token,
            @Nullable String idempotencyKey) {
        var request = client().method(method).uri(path);
        if (idempotencyKey != null) {
            request.header(IdempotencyKey.HEADER, idempotencyKey);
        }
        if (token != null) {
            request.headers(headers -> headers.setBearerAuth(token));
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return answer(request);
    }

    /** Not the default client, which repeats on 429 and 503 by itself and sleeps as long as it is told. */
    protected RestClient client() {
        var http = new JdkClientHttpRequestFactory(HTTP);
        http.setReadTimeout(Duration.ofSeconds(30));
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .requestFactory(http)
                .build();
    }

    protected static Answer answer(RestClient.RequestHeadersSpec<?> request) {
        return request.exchange((_, response) -> new Answer(
                response.getStatusCode().value(),
                response.getHeaders(),
                new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    /** Runs the same thing many times at the same instant. */
    protected static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(times)) {
            var running = new ArrayList<Future<T>>();
            for (var i = 0; i < times; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
