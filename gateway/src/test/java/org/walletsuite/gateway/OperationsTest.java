package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.walletsuite.platform.security.Role;

class OperationsTest extends GatewayTest {

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private RequestMappingHandlerAdapter handlers;

    /** For the gateway's own answers. */
    @Test
    void knowsNoFormatButJsonAndBytes() {
        assertThat(handlers.getMessageConverters())
                .extracting(converter -> converter.getClass().getSimpleName())
                .containsExactly("ByteArrayHttpMessageConverter", "BufferedJsonConverter");
    }

    @Test
    void itsOwnAnswersAreJsonWhateverTheClientAccepts() {
        assertThat(client().get("/health", "Accept", "text/html").body()).contains("\"status\":\"ok\"");
        assertThat(client().get("/docs", "Accept", "application/yaml").statusCode())
                .isEqualTo(200);
    }

    @Test
    void healthNamesTheVersion() {
        var answer = client().get("/health");
        assertThat(answer.body()).matches("\\{\"status\":\"ok\",\"version\":\"\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\"}");
    }

    @Test
    void operatorsHaveAPortOfTheirOwn() {
        assertThat(operator().get("/actuator/health").body()).contains("\"status\":\"UP\"");
        assertThat(operator().get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(operator().get("/actuator/prometheus").body())
                .contains("resilience4j_circuitbreaker_state", "service=\"gateway\"");
        assertThat(operator().get("/actuator/env").statusCode()).isNotEqualTo(200);
    }

    @Test
    void metricsTellRoutesApart() {
        client().get("/account/me", "Authorization", bearer(Role.USER));

        // A request is counted when it is over, a moment after its answer.
        await().untilAsserted(() ->
                assertThat(metrics()).containsPattern(count("client=\"user\"", "uri=\"/account/\\*\\*\"")));
    }

    @Test
    void metricsTellKindsOfClientsApart() {
        client().get("/api/v1/stands/1", "Authorization", bearer(Role.STAFF));
        client().get("/api/v1/stands/1", "Authorization", bearer(Role.SUPER_ADMIN));
        client().get("/api/v1/stands/1", "Authorization", "Bearer forged");
        client().get("/api/v1/partner/usage", "Authorization", partnerBearer());
        client().get("/api/sync/users", "X-API-Key", "a key");

        await().untilAsserted(() -> assertThat(metrics())
                .containsPattern(count("client=\"staff\"", "status=\"200\"", "uri=\"/api/v1/stands/\\*\\*\""))
                .containsPattern(count("client=\"admin\"", "status=\"200\"", "uri=\"/api/v1/stands/\\*\\*\""))
                .containsPattern(count("client=\"anonymous\"", "status=\"401\"", "uri=\"/api/v1/stands/\\*\\*\""))
                .containsPattern(count("client=\"partner\"", "uri=\"/api/v1/partner/usage\""))
                .containsPattern(count("client=\"system\"", "uri=\"/api/sync/\\*\\*\"")));
    }

    @Test
    void aSystemWhoseKeyIsRefusedIsAnonymousInMetrics() {
        PARTNERSYNC.answers(exchange -> Backend.reply(exchange, 401, "{}"));

        client().get("/api/webhook/user-updated", "X-API-Key", "a key of nobody");

        await().untilAsserted(() -> assertThat(metrics())
                .containsPattern(count("client=\"anonymous\"", "status=\"401\"", "uri=\"/api/webhook/\\*\\*\"")));
    }

    @Test
    void metricsCountTheRequestsThatKeepTheObjective() {
        client().get("/account/me", "Authorization", bearer(Role.USER));

        await().untilAsserted(() -> assertThat(metrics())
                .containsPattern("http_server_requests_seconds_bucket\\{[^}]*le=\"0.5\"")
                .doesNotContain("le=\"5.0\""));
    }

    private String metrics() {
        return operator().get("/actuator/prometheus").body();
    }

    /** Labels in the order of their names. */
    private static String count(String... labels) {
        return "http_server_requests_seconds_count\\{[^}]*" + String.join("[^}]*", labels);
    }

    @Test
    void docsShowEveryServiceInOneSwaggerUi() {
        var page = client().get("/docs/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "default-src 'none'");
        assertThat(page.body())
                .as("inline scripts would not run, nor would anything from elsewhere")
                .doesNotContainPattern("<script>|\\son[a-z]+=|https?://");
        var assets = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        assertThat(assets.results().map(asset -> asset.group(1)).toList())
                .contains("/docs/assets/swagger-ui/swagger-ui-bundle.js", "/docs/start.js")
                .allSatisfy(
                        asset -> assertThat(client().get(asset).statusCode()).isEqualTo(200));
        assertThat(client().get("/docs/start.js").body())
                .contains("/docs/services")
                .doesNotContain("http:", "https:");
        assertThat(client().get("/docs/services").body())
                .isEqualTo(
                        Stream.of("wallet", "ledger", "payment", "voucher", "withdrawal", "notification", "partnersync")
                                .map("{\"name\":\"%1$s\",\"url\":\"/docs/api/%1$s\"}"::formatted)
                                .collect(Collectors.joining(",", "[", "]")));
    }

    @Test
    void aServicesDescriptionIsItsOwn() {
        WALLET.answers(exchange -> Backend.reply(exchange, 200, "{\"openapi\":\"3.1.0\"}"));
        assertThat(client().get("/docs/api/wallet").body()).isEqualTo("{\"openapi\":\"3.1.0\"}");
        assertThat(WALLET.next().target()).isEqualTo("/v3/api-docs");
        assertThat(client().get("/docs/no-such-page").statusCode()).isEqualTo(404);
    }
}
