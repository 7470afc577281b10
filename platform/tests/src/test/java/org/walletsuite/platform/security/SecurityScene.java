package org.walletsuite.platform.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestIssuer;

/** A service with endpoints of several families, for each kind of principal. */
@Import(SecurityScene.Endpoints.class)
@ServiceTest
abstract class SecurityScene {

    static final UUID ALICE = UUID.fromString("00000000-0000-7000-8000-00000000a11c");

    /** Of the topic of partners: long enough for a busy machine, and short enough for the test that waits for it. */
    @DynamicPropertySource
    static void age(DynamicPropertyRegistry properties) {
        properties.add("suite.security.partner-topic-age", () -> "30s");
    }

    @LocalServerPort
    private int port;

    final TestIssuer issuer = TestIssuer.shared();

    final Answer get(String path, @Nullable String token) {
        return call(HttpMethod.GET, path, null, token);
    }

    final Answer post(String path, String body, String token) {
        return call(HttpMethod.POST, path, body, token);
    }

    private Answer call(HttpMethod method, String path, @Nullable String body, @Nullable String token) {
        var request = RestClient.create().method(method).uri(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange((_, response) -> new Answer(
                response.getStatusCode().value(),
                new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    record Answer(int status, String body) {}

    @TestConfiguration
    static class Endpoints {

        @RestController
        static class Things {

            @GetMapping("/api/v1/me/wallets")
            String mine(@AuthenticationPrincipal Principal.User user) {
                return user.id() + " " + user.number() + " " + user.role();
            }

            @GetMapping("/api/v1/partner/things")
            String partners(@AuthenticationPrincipal Principal.Partner partner) {
                return partner.id() + " " + partner.scopes() + " "
                        + partner.environment().code();
            }

            @RequiresRole(Role.ADMIN)
            @GetMapping("/api/v1/admin/partners/1")
            String keptPartner() {
                return "pier-7";
            }

            @RequiresRole(Role.STAFF)
            @GetMapping("/admin/things")
            String staffOfAnotherFamily() {
                return "staff";
            }

            @RequiresRole(Role.SUPER_ADMIN)
            @GetMapping("/withdrawal/things")
            String superAdmin() {
                return "super admin";
            }

            @RequiresRole(Role.STAFF)
            @GetMapping("/api/v1/wallets/1")
            String staff() {
                return "staff";
            }

            @RequiresRole(Role.ADMIN)
            @GetMapping("/api/v1/festivals")
            String admin() {
                return "admin";
            }

            @RequiresRole(Role.STAFF)
            @PostMapping("/api/v1/payments")
            Map<String, Object> pay(@Valid @RequestBody Body body) {
                return Map.of("amount", body.amount());
            }

            @GetMapping("/api/sync/things")
            String synchronised(@AuthenticationPrincipal Object caller) {
                return caller.toString();
            }

            @GetMapping("/open")
            String open() {
                return "open";
            }

            @GetMapping("/internal/things")
            String internal(@AuthenticationPrincipal Principal.Service service) {
                return service.name();
            }
        }

        record Body(@NotNull @Positive Long amount) {}
    }
}
