package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationClientTest {

    private static final String TOKEN = "{\"access_token\":\"abc\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

    @TempDir
    Path home;

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private final Ports ports = Ports.free();
    private ReconciliationClient reconciliation;

    @BeforeEach
    void setUp() throws IOException {
        reconciliation =
                new ReconciliationClient(new ServiceClient(ports, Secrets.load(home.resolve("secrets.properties"))));
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void showsEachLineAndThatThereIsNoDiscrepancy() throws Exception {
        answer(Service.WALLET, "/internal/oauth2/token", 200, TOKEN);
        answer(
                Service.PAYMENT,
                "/internal/reconciliation",
                200,
                "{\"discrepancies\":0,\"lines\":[\"ok    One\",\"ok    Two\"]}");
        assertThat(reconciliation.ask(Service.PAYMENT)).isEqualTo(new VerificationResult(0, "ok    One\nok    Two\n"));
        assertThat(authorizations).last().isEqualTo("Bearer abc");
        assertThat(authorizations).first().asString().startsWith("Basic ");
    }

    @Test
    void endsWithExitCodeOneWhenThereIsADiscrepancy() throws Exception {
        answer(Service.WALLET, "/internal/oauth2/token", 200, TOKEN);
        answer(
                Service.PAYMENT,
                "/internal/reconciliation",
                200,
                "{\"discrepancies\":1,\"lines\":[\"FAIL  One: 1 discrepancies\"]}");
        assertThat(reconciliation.ask(Service.PAYMENT))
                .isEqualTo(new VerificationResult(1, "FAIL  One: 1 discrepancies\n"));
    }

    @Test
    void neverTakesAnOutageForAgreement() throws Exception {
        assertThat(reconciliation.ask(Service.PAYMENT))
                .isEqualTo(new VerificationResult(
                        2,
                        "?     payment-service could not be reconciled: wallet-service does not answer at "
                                + ports.url(Service.WALLET) + "\n"));
        answer(Service.WALLET, "/internal/oauth2/token", 200, TOKEN);
        assertThat(reconciliation.ask(Service.PAYMENT).output())
                .isEqualTo("?     payment-service could not be reconciled: payment-service does not answer at "
                        + ports.url(Service.PAYMENT) + "\n");
        answer(Service.PAYMENT, "/internal/reconciliation", 502, "<html>Bad Gateway</html>");
        assertThat(reconciliation.ask(Service.PAYMENT))
                .isEqualTo(
                        new VerificationResult(2, "?     payment-service could not be reconciled: it answers 502\n"));
    }

    @Test
    void aDiscrepancyOutweighsACheckThatCouldNotRun() {
        var fine = new VerificationResult(0, "a");
        var wrong = new VerificationResult(1, "b");
        var unknown = new VerificationResult(2, "c");
        assertThat(fine.and(fine)).isEqualTo(new VerificationResult(0, "aa"));
        assertThat(fine.and(unknown)).isEqualTo(new VerificationResult(2, "ac"));
        assertThat(unknown.and(fine).and(wrong)).isEqualTo(new VerificationResult(1, "cab"));
        assertThat(wrong.and(unknown).and(fine).exitCode()).isEqualTo(1);
    }

    private void answer(Service service, String path, int status, String body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(service)), 0);
        servers.add(server);
        server.createContext(path, exchange -> {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }
}
