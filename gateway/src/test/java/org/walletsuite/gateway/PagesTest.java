package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.security.Role;

/** The static pages: the document with the services' descriptions, and the web application of module {@code web}. */
class PagesTest extends GatewayTest {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/app/~[0-9a-f]{16}/)console/main\\.js\"");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"/app/console", "/app/console/", "/app/console/orders", "/app/console/orders/1/timeline"})
    void eachPathOfAPageServesItsIndex(String path) {
        var answer = client().get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("/console/main.js").doesNotContain("/app/~/");
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(answer, "Permissions-Policy")).isEqualTo("camera=(self)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app", "/app/"})
    void theRootListsThePages(String path) {
        assertThat(client().get(path).body()).contains("/home/main.js");
    }

    @Test
    void scriptsAreOfThisHostOnlyAndTextNeverBecomesCode() {
        var answer = client().get("/app/console/");

        var map = IMPORT_MAP.matcher(answer.body());
        assertThat(map.find()).isTrue();
        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self' 'sha256-"
                        + Base64.getEncoder().encodeToString(Sha256.of(map.group(1))) + "'; style-src 'self'; ")
                .endsWith("base-uri 'none'; frame-ancestors 'none'; trusted-types lit-html suite-worker; "
                        + "require-trusted-types-for 'script'");
    }

    @Test
    void filesAreKeptForGoodAtAnAddressThatChangesWithThem() {
        var answer = client().get(unchangingRoot() + "console/main.js");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("text/javascript");
        assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    }

    @Test
    void aWorkerLearnsWhichFilesThereAre() {
        assertThat(client().get(unchangingRoot() + "files.json").body())
                .startsWith("[\"")
                .contains("\"shared/api.js\"", "\"vendor/lit/index.js\"");
    }

    @Test
    void aPageThatDidNotChangeIsNotSentAgain() {
        var first = client().get("/app/console/");

        var second = client().get("/app/console/", "If-None-Match", header(first, "ETag"));

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/missing.js",
                "/app/missing",
                "/app/console/missing.js",
                "/app/index.html",
                "/app/console/index.html",
                "/app/~0123456789abcdef/console/main.js",
                "/app/~0123456789abcdef/missing",
                "/application",
                "/docs/missing"
            })
    void aMissingFileIsMissing(String path) {
        var answer = client().get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void pagesAreOnlyRead() {
        var posted = client().post("/app/console/", "{}");
        var head = client().send("/app/console/", request -> request.method("HEAD", BodyPublishers.noBody()));

        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(header(posted, "Allow")).isEqualTo("GET, HEAD");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void anApplicationIsForEverybodyAndItsFilesAreNotCounted() {
        var answer = client().get("/app/console/orders", "Authorization", "Bearer nonsense");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-RateLimit-Limit")).isEmpty();
        assertThat(client().get("/docs", "Authorization", "Bearer nonsense")
                        .headers()
                        .firstValue("X-RateLimit-Limit"))
                .isPresent();
    }

    @Test
    void aBrowserThatTakesCompressedFilesGetsThem() throws IOException {
        var path = unchangingRoot() + "shared/suite.css";
        var plain = client().get(path, "Accept-Encoding", "gzip;q=0");
        var answer = client().raw("GET " + path
                + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br, gzip\r\nConnection: close\r\n\r\n");

        var body = answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(answer).containsIgnoringCase("Content-Encoding: gzip").containsIgnoringCase("Vary: Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes())
                .isEqualTo(plain.body().getBytes(StandardCharsets.UTF_8));
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
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

    /** The directory whose name changes with the files. */
    private String unchangingRoot() {
        var script = SCRIPT.matcher(client().get("/app/console/").body());
        assertThat(script.find()).isTrue();
        return script.group(1);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
