package org.walletsuite.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.walletsuite.platform.web.DisconnectAwareProtocol;

class OpenStreamTest {

    private static final String HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n";

    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    /** A look reads from the connection, so a body that is still to come would lose bytes or have them twice. */
    @Test
    void doesNotLookAtItsConnectionWhileTheRequestMayBeRead(@TempDir Path directory) throws Exception {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        var connector = new Connector(DisconnectAwareProtocol.class.getName());
        connector.setPort(0);
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", directory.toString());
        Tomcat.addServlet(context, "check", new Check());
        context.addServletMappingDecoded("/", "check");
        tomcat.start();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            hungUp.complete(null);

            assertThat(ended.get(1, TimeUnit.MINUTES)).isFalse();
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    /** Checks a client that has hung up, before there is any response. */
    private final class Check extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            hungUp.join();
            var stream = new OpenStream("somebody", request.getServletConnection(), () -> true);
            stream.checkClient();
            var isClosed = new AtomicBoolean();
            try {
                stream.carry(InputStream.nullInputStream(), () -> isClosed.set(true), response);
            } finally {
                ended.complete(isClosed.get());
            }
        }
    }
}
