package org.walletsuite.wallet.token;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.walletsuite.platform.signing.SigningKeys;

/** The key sets of several replicas over HTTP. */
final class PublishedKeys implements AutoCloseable {

    private final HttpServer server;

    PublishedKeys(SigningKeys... replicas) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var i = 0; i < replicas.length; i++) {
            var replica = replicas[i];
            server.createContext("/" + i, exchange -> {
                var body = replica.published().toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
        }
        server.start();
    }

    URI address(int replica) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + replica);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
