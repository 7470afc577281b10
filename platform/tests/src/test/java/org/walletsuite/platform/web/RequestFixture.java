package org.walletsuite.platform.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.ServiceScenario;

/** A service with a few endpoints, and clients of it. */
@Import(RequestFixture.Things.class)
abstract class RequestFixture extends ServiceScenario {

    static final UUID ALICE = UUID.fromString("00000000-0000-7000-8000-00000000a11c");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Sends exactly this, and Alice's token. */
    HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + issuer.token(ALICE, Role.USER))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path, @Nullable String token) {
        return as(token).get(path);
    }

    Answer post(String path, String body, String token) {
        return as(token).post(path, body);
    }

    @RestController
    static class Things {

        private final JdbcClient db;

        Things(JdbcClient db) {
            this.db = db;
        }

        @GetMapping("/api/v1/me/wallets")
        String mine() {
            return "mine";
        }

        @PostMapping("/api/v1/me/wallets")
        Map<String, Object> make(@Valid @RequestBody Body body) {
            return Map.of("amount", body.amount());
        }

        @PostMapping("/api/v1/me/wallets/names")
        Map<String, Object> name(@RequestBody(required = false) @Nullable Named body) {
            return Map.of("name", body == null ? "nobody" : body.name());
        }

        @GetMapping("/api/v1/me/wallets/{festivalId}")
        String one(@PathVariable UUID festivalId) {
            return festivalId.toString();
        }

        @GetMapping("/api/v1/stands")
        String broken() {
            throw new IllegalStateException("secret insides");
        }

        @GetMapping("/api/v1/stands/search")
        Map<String, String> search(@RequestParam Map<String, String> wanted) {
            return wanted;
        }

        @PostMapping("/api/v1/stands/form")
        Map<String, String> form(@RequestParam Map<String, String> form) {
            return form;
        }

        @RequestMapping("/api/v1/stands/without-database")
        Object withoutDatabase() {
            var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere?connectTimeout=1");
            return JdbcClient.create(nowhere).sql("select 1").query().singleValue();
        }

        @PostMapping("/api/v1/stands/locked")
        Object locked() {
            throw new CannotAcquireLockException("deadlock detected");
        }

        @RequestMapping("/api/v1/stands/broken-off")
        Object brokenOff() {
            return db.sql("select pg_terminate_backend(pg_backend_pid())")
                    .query()
                    .singleValue();
        }
    }

    record Body(@NotNull @Positive Long amount, @Nullable UUID id) {}

    record Named(String name) {}
}
