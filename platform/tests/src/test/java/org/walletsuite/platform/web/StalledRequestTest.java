package org.walletsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.walletsuite.platform.security.Role;

/** A service of its own, because one so impatient takes others' clients on a busy machine for stalled ones. */
@TestPropertySource(properties = "suite.silence=2s")
class StalledRequestTest extends RequestFixture {

    @Test
    void aRequestThatStallsAmidItsBodyMayBeSentAgain() throws IOException {
        var head = "POST /api/v1/me/wallets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 20\r\nAuthorization: Bearer " + issuer.token(ALICE, Role.USER) + "\r\n\r\n{";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("{\"error\":{\"code\":\"REQUEST_TIMEOUT\","
                            + "\"message\":\"The request did not arrive in time, please send it again\"}}");
        }
    }
}
