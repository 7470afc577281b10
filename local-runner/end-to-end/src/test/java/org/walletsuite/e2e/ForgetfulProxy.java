package org.walletsuite.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Forwards to the gateway, and loses the answer to the first POST on a path. */
final class ForgetfulProxy implements AutoCloseable {

    private static final List<String> FORWARDED = List.of("Content-Type", "Authorization", "Idempotency-Key");

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI gateway;
    private final String path;
    private final AtomicInteger forgotten = new AtomicInteger();

    ForgetfulProxy(URI gateway, String path) {
        this.gateway = gateway;
        this.path = path;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::forward);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many answers were lost. */
    int forgotten() {
        return forgotten.get();
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = http.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray());
            var isFirst = exchange.getRequestURI().getPath().equals(path) && forgotten.compareAndSet(0, 1);
            if (!isFirst) {
                answer.headers()
                        .firstValue("Content-Type")
                        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
                exchange.sendResponseHeaders(
                        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(gateway.toString() + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        FORWARDED.forEach(name -> {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
