package org.walletsuite.gateway;

import static org.walletsuite.platform.testing.Patience.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.walletsuite.platform.event.TopicFollower;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.testing.TestPartners;

/**
 * The whole gateway between a client and services whose answers the tests set. Its patience is so long that a busy
 * machine never looks like a silent client or service; those have a test of their own.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "logging.structured.format.console=",
            "suite.silence=30s",
            "gateway.routes.broken.service=broken",
            "gateway.routes.broken.timeout=30s",
            "gateway.routes.broken.paths=/account/broken,/api/v1/wallets/broken,/api/v1/wallet/broken,"
                    + "/api/v1/vouchers/broken,/api/v1/partner/broken,/api/sync/broken",
            "gateway.routes.absent.service=absent",
            "gateway.routes.absent.paths=/account/absent,/api/v1/wallets/absent,/api/v1/wallet/absent,"
                    + "/api/v1/vouchers/absent,/api/v1/partner/absent,/api/sync/absent",
            "gateway.routes.silent.service=payment",
            "gateway.routes.silent.timeout=300ms",
            "gateway.routes.silent.paths=/account/silent,/api/v1/wallets/silent,/api/v1/wallet/silent,"
                    + "/api/v1/vouchers/silent,/api/v1/partner/silent,/api/sync/silent",
            "gateway.routes.stream.service=feed",
            "gateway.routes.stream.stream=true",
            "gateway.routes.stream.timeout=30s",
            "gateway.routes.stream.paths=/account/stream,/api/v1/wallets/stream",
            "gateway.streams.silence=5m",
            "gateway.streams.access-check=200ms",
            "suite.clients.absent=http://127.0.0.1:1",
            "RATE_LIMIT_SCALE=1000",
            "gateway.allowed-origins=https://shop.example"
        })
abstract class GatewayTest {

    static final Backend WALLET = new Backend();
    static final Backend LEDGER = new Backend();
    static final Backend PAYMENT = new Backend();
    static final Backend VOUCHER = new Backend();
    static final Backend WITHDRAWAL = new Backend();
    static final Backend NOTIFICATION = new Backend();
    static final Backend PARTNERSYNC = new Backend();
    static final List<Backend> ALL = List.of(WALLET, LEDGER, PAYMENT, VOUCHER, WITHDRAWAL, NOTIFICATION, PARTNERSYNC);
    static final RawServer BROKEN = new RawServer();
    static final StreamBackend FEED = new StreamBackend();

    private static final List<String> ROUTES =
            List.of("users", "wallets", "payments", "stands", "vouchers", "withdrawals", "notices", "live", "partners");
    private static final List<String> SERVICES =
            List.of("wallet", "ledger", "payment", "voucher", "withdrawal", "notification", "partnersync");

    /** Half of how old the followers' knowledge may be before partners are refused. */
    private static final Duration CURRENT = Duration.ofSeconds(30);

    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final TestIssuer PARTNER_ISSUER = TestIssuer.ofPartners();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private CircuitBreakerRegistry breakers;

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private ApplicationContext gateway;

    @DynamicPropertySource
    static void backends(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.kafka.bootstrap-servers", () -> TestBroker.shared().bootstrapServers());
        properties.add("suite.security.issuers[0].uri", ISSUER::uri);
        properties.add("suite.security.issuers[0].jwks-uri", () -> ISSUER.uri() + "/jwks.json");
        properties.add("suite.security.issuers[0].kinds", () -> "user, service");
        properties.add("suite.security.issuers[1].uri", PARTNER_ISSUER::uri);
        properties.add("suite.security.issuers[1].jwks-uri", () -> PARTNER_ISSUER.uri() + "/jwks.json");
        properties.add("suite.security.issuers[1].kinds", () -> "partner");
        properties.add("suite.clients.wallet", WALLET::url);
        properties.add("suite.clients.ledger", LEDGER::url);
        properties.add("suite.clients.payment", PAYMENT::url);
        properties.add("suite.clients.voucher", VOUCHER::url);
        properties.add("suite.clients.withdrawal", WITHDRAWAL::url);
        properties.add("suite.clients.notification", NOTIFICATION::url);
        properties.add("suite.clients.partnersync", PARTNERSYNC::url);
        properties.add("suite.clients.broken", BROKEN::url);
        properties.add("suite.clients.feed", FEED::url);
        Stream.concat(ROUTES.stream(), SERVICES.stream().map(service -> "operations-" + service))
                .forEach(route -> properties.add("gateway.routes." + route + ".timeout", () -> "30s"));
    }

    @BeforeEach
    void knowWhoIsRefused() {
        catchUp(gateway);
    }

    /** A gateway refuses everybody until its followers have caught up, which pause while another context is tested. */
    static void catchUp(ApplicationContext gateway) {
        var followers = gateway.<TopicFollower<?>>getBeanProvider(ResolvableType.forClass(TopicFollower.class));
        await().pollDelay(Duration.ZERO).until(() -> followers.stream().allMatch(one -> one.isCurrent(CURRENT)));
    }

    @BeforeEach
    @AfterEach // Another class may send requests before its first test.
    void startAfresh() {
        ALL.forEach(Backend::reset);
        FEED.reset();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    Client client() {
        return new Client(port);
    }

    Client operator() {
        return new Client(managementPort);
    }

    CircuitBreaker breaker(String name) {
        return breakers.circuitBreaker(name);
    }

    static String bearer(Role role) {
        return "Bearer " + ISSUER.token(UUID.randomUUID(), role);
    }

    static String partnerBearer() {
        return "Bearer " + PARTNER_ISSUER.partnerToken(TestPartners.SOME, "voucher:issue");
    }

    /** Of a principal whom the path is for. */
    static String bearerFor(String path) {
        return path.startsWith("/api/v1/partner/") ? partnerBearer() : bearer(Role.STAFF);
    }

    static String serviceBearer() {
        return "Bearer " + ISSUER.serviceToken("payment");
    }
}
