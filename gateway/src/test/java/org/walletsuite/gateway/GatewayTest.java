package org.walletsuite.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.testing.TestPartners;

/** The whole gateway between a client and services whose answers the tests set. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "logging.structured.format.console=",
            "gateway.body-timeout=5s",
            "suite.silence=2s",
            "gateway.routes.broken.service=broken",
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
            "gateway.routes.stream.timeout=1500ms",
            "gateway.routes.stream.paths=/account/stream,/api/v1/wallets/stream",
            "gateway.streams.silence=3s",
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

    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final TestIssuer PARTNER_ISSUER = TestIssuer.ofPartners();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private CircuitBreakerRegistry breakers;

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
