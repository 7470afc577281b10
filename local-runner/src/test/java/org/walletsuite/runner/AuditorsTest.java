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

class AuditorsTest {

    private static final String TOKEN = "{\"access_token\":\"abc\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

    @TempDir
    Path home;

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private final Ports ports = Ports.free();
    private Auditors auditors;

    @BeforeEach
    void setUp() throws IOException {
        auditors = new Auditors(new PeerCalls(ports, Secrets.load(home.resolve("secrets.properties"))));
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void showsEachLineAndThatNothingWasFound() throws Exception {
        answer(Service.WALLET, "/internal/oauth2/token", 200, TOKEN);
        answer(Service.PAYMENT, "/internal/audit", 200, "{\"findings\":0,\"lines\":[\"ok    One\",\"ok    Two\"]}");
        assertThat(auditors.ask(Service.PAYMENT)).isEqualTo(new Books(0, "ok    One\nok    Two\n"));
        assertThat(authorizations).last().isEqualTo("Bearer abc");
        assertThat(authorizations).first().asString().startsWith("Basic ");
    }

    @Test
    void tellsByTheExitCodeThatSomethingWasFound() throws Exception {
        answer(Service.WALLET, "/internal/oauth2/token", 200, TOKEN);
        answer(Service.PAYMENT, "/internal/audit", 200, "{\"findings\":1,\"lines\":[\"WRONG One: 1 findings\"]}");
        assertThat(auditors.ask(Service.PAYMENT)).isEqualTo(new Books(1, "WRONG One: 1 findings\n"));
    }

    @Test
    void neverTakesSilenceForPraise() throws Exception {
        assertThat(auditors.ask(Service.PAYMENT))
                .isEqualTo(new Books(
                        2,
                        "?     payment-service could not be audited: wallet-service does not answer at "
                                + ports.url(Service.WALLET) + "\n"));
        answer(Service.WALLET, "/internal/oauth2/token", 200, TOKEN);
        assertThat(auditors.ask(Service.PAYMENT).output())
                .isEqualTo("?     payment-service could not be audited: payment-service does not answer at "
                        + ports.url(Service.PAYMENT) + "\n");
        answer(Service.PAYMENT, "/internal/audit", 502, "<html>Bad Gateway</html>");
        assertThat(auditors.ask(Service.PAYMENT))
                .isEqualTo(new Books(2, "?     payment-service could not be audited: it answers 502\n"));
    }

    @Test
    void holdsFindingsAgainstTheBooksBeforeGaps() {
        var fine = new Books(0, "a");
        var wrong = new Books(1, "b");
        var unknown = new Books(2, "c");
        assertThat(fine.and(fine)).isEqualTo(new Books(0, "aa"));
        assertThat(fine.and(unknown)).isEqualTo(new Books(2, "ac"));
        assertThat(unknown.and(fine).and(wrong)).isEqualTo(new Books(1, "cab"));
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
