package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.PartnerFixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A fixture: a partner with the portal's log-in, and an endpoint that answers its webhooks as a test says. */
final class PortalFixture implements AutoCloseable {

    static final String WEBHOOKS = "/api/v1/partner/webhooks";

    private static final JsonMapper JSON = new JsonMapper();

    final PartnerFixture partner;
    final GatewayClient client;
    final List<String> received = new CopyOnWriteArrayList<>();

    private final HttpServer endpoint;
    private volatile int status = 200;
    private volatile String answer = "ok";

    PortalFixture(GatewayClient admin, String environment) {
        partner = PartnerFixture.create(admin, environment, PartnerFixture.DIRECT_PAYMENT);
        client = partner.client();
        try {
            endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endpoint.createContext("/", this::receive);
        endpoint.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    String address() {
        return "http://localhost:" + endpoint.getAddress().getPort() + "/hooks";
    }

    void answers(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
    }

    void sendWebhooksToEndpoint() {
        var body = "{\"url\":\"%s\"}".formatted(address()).getBytes(StandardCharsets.UTF_8);
        client.send("PUT", WEBHOOKS, "application/json", body).data(200);
    }

    static String reference() {
        return "till-" + UUID.randomUUID();
    }

    /** Issues a voucher to a new customer and waits until it is on record; returns it. */
    JsonNode issue(String reference, String amount, String customer) {
        var msisdn = "2782" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
        var body = (ObjectNode) JSON.readTree(PartnerFixture.issue("x", amount, msisdn));
        body.withObject("/metadata").put("partner_reference", reference);
        body.withObject("/customer").put("name", customer);
        var before = calls();
        var issued =
                client.post("/api/v1/partner/vouchers/issue", body.toString()).data(201);
        Awaitility.await().until(() -> calls() > before);
        return issued;
    }

    long calls() {
        return client.get("/api/v1/partner/transactions").data(200).get("total").asLong();
    }

    /** The newest deliveries, the newest first. */
    JsonNode deliveries() {
        return client.get(WEBHOOKS + "/deliveries").data(200).get("items");
    }

    void awaitTries(int tries) {
        Awaitility.await().until(() -> deliveries().path(0).path("tries").asInt(0) >= tries);
    }

    /** Fills in the portal's log-in, which is shown instead of any screen. */
    Visit logIn(Visit portal) {
        return logIn(portal, partner.secret);
    }

    Visit logIn(Visit portal, String secret) {
        portal.field("Client id").fill(partner.id);
        portal.field("Client secret").fill(secret);
        portal.button("Log in").click();
        if (secret.equals(partner.secret)) {
            assertThat(portal.button("Log out")).isVisible();
        }
        return portal;
    }

    /** Goes to a screen as its link does, because a reload would end the session. */
    static void go(Visit portal, String screen) {
        portal.page().keyboard().press("g");
        portal.page().keyboard().press(screen);
        assertThat(portal.page().locator("main [aria-busy=true]")).hasCount(0);
    }

    /** Where the page is, with its filters. */
    static String place(Page page) {
        var at = page.url().indexOf("/app/");
        return page.url().substring(at);
    }

    @Override
    public void close() {
        endpoint.stop(0);
    }
}
