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

/** Stands between a client and the gateway: it forwards all requests, and loses the answer to the first on a path. */
final class ForgetfulProxy implements AutoCloseable {

    private static final List<String> OF_REQUESTS = List.of("Content-Type", "Authorization", "Idempotency-Key");
    private static final List<String> OF_ANSWERS = List.of("Content-Type", "X-Request-ID", "Retry-After");

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI gateway;
    private final String path;
    private final AtomicInteger seen = new AtomicInteger();

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

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many requests came on the path, with the first. */
    int seen() {
        return seen.get();
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = http.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray());
            var isLost = exchange.getRequestURI().getPath().equals(path) && seen.incrementAndGet() == 1;
            if (!isLost) {
                pass(answer, exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var request = HttpRequest.newBuilder(URI.create(gateway.toString() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        OF_REQUESTS.forEach(name -> {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        });
        return request.build();
    }

    private static void pass(HttpResponse<byte[]> answer, HttpExchange exchange) throws IOException {
        OF_ANSWERS.forEach(name -> answer.headers()
                .firstValue(name)
                .ifPresent(value -> exchange.getResponseHeaders().set(name, value)));
        var length = answer.body().length;
        exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
