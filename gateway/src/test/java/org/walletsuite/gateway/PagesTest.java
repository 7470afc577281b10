package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.security.Role;

/** Static pages, with the web application in {@link AppPage} as the example. */
class PagesTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = {"/app", "/app/", "/app/index.html", "/app/orders", "/app/orders/1/timeline"})
    void eachPathOfAnApplicationServesItsIndex(String path) {
        var answer = client().get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<title>Some application</title>");
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(answer, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self' " + AppPage.IMPORT_MAP_DIGEST
                        + "; frame-ancestors 'none'");
        assertThat(header(answer, "Permissions-Policy")).isEqualTo("camera=(self)");
    }

    @Test
    void filesNamedByTheirDigestAreCachedForGood() {
        var answer = client().get("/app/~0123abcd/lit.js");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("text/javascript");
        assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/missing.js",
                "/app/~0123abcd/missing.js",
                "/app/~0123abcd/missing",
                "/application",
                "/docs/missing"
            })
    void aMissingFileIsMissing(String path) {
        assertThat(client().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void anApplicationIsForEverybodyAndItsFilesAreNotCounted() {
        var answer = client().get("/app/orders", "Authorization", "Bearer nonsense");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-RateLimit-Limit")).isEmpty();
        assertThat(client().get("/docs", "Authorization", "Bearer nonsense")
                        .headers()
                        .firstValue("X-RateLimit-Limit"))
                .isPresent();
    }

    @Test
    void filesLeaveCompressedAndAnswersOfServicesDoNot() {
        WALLET.answers(exchange -> Backend.reply(exchange, 200, "[" + "\"fine\",".repeat(1000) + "0]"));

        assertThat(header(
                        client().get("/docs/assets/swagger-ui/swagger-ui.css", "Accept-Encoding", "gzip"),
                        "Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(client().get("/account/me", "Authorization", bearer(Role.USER), "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void answersThatAreNoPageAllowNoContent() {
        var answer = client().get("/account/me", "Authorization", bearer(Role.USER));

        assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Permissions-Policy")).isEmpty();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
