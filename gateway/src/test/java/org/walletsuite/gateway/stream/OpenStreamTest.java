package org.walletsuite.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.web.DisconnectAwareProtocol;

class OpenStreamTest {

    private static final String BODY =
            "0123456789abcdefghijklmnopqrstuvwxyz-".repeat(20_000).substring(0, 700_000);

    /** Both sides read through the connection's one buffer, so bytes would get lost or come twice. */
    @Test
    void aClientIsNotWatchedWhileItsRequestIsStillRead(@TempDir Path directory) throws Exception {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        var connector = new Connector(DisconnectAwareProtocol.class.getName());
        connector.setPort(0);
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", directory.toString());
        Tomcat.addServlet(context, "digest", new DigestOfBody());
        context.addServletMappingDecoded("/", "digest");
        tomcat.start();
        try {
            assertThat(answer(connector.getLocalPort())).contains(Sha256.hex(BODY));
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    /** Sends the body in pieces that are smaller than the buffer. */
    private static String answer(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
            var out = socket.getOutputStream();
            out.write(("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + BODY.length()
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            var bytes = BODY.getBytes(StandardCharsets.ISO_8859_1);
            for (var sent = 0; sent < bytes.length; sent += 700) {
                out.write(bytes, sent, 700);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Answers with the digest of the body, while a thread checks the client all the time. */
    private static final class DigestOfBody extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var stream = new OpenStream("somebody", request.getServletConnection(), () -> true);
            var isRead = new AtomicBoolean();
            var watch = Thread.ofPlatform().daemon().start(() -> {
                while (!isRead.get()) {
                    stream.checkClient();
                }
            });
            try {
                var body = new String(request.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                response.getWriter().write(Sha256.hex(body));
            } finally {
                isRead.set(true);
                join(watch);
            }
        }

        private static void join(Thread watch) throws IOException {
            try {
                watch.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
