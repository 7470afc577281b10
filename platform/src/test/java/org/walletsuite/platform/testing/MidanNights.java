package org.walletsuite.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The other system of the document on users in step: it takes and sends what the document says, and has bad days when it
 * is told to. It stands on its own feet, so that it serves tests of one service, of the whole suite, and fault runs.
 */
public final class MidanNights implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String REGISTERED = "/api/sync/webhook/user-registered";
    private static final String UPDATED = "/api/sync/webhook/user-updated";
    private static final String USERS = "/api/sync/users";
    private static final String SYSTEM = "wallet";

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String key;
    private final MidanUsers users = new MidanUsers();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<BadDay> badDays = new CopyOnWriteArrayList<>();
    private volatile int perMinute = Integer.MAX_VALUE;
    private long minute = Long.MIN_VALUE;
    private int callsOfMinute;

    /** @param key what its callers have to show */
    public MidanNights(String key) {
        this.key = key;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** A request as it arrived, and how it was answered; 0 for not at all. */
    public record Call(String method, String path, String query, JsonNode body, int status) {

        /** Whether it tells of this user of the wallet's. */
        public boolean isAbout(Object user) {
            return body.path("external_user_id").asString("").equals(user.toString());
        }
    }

    /** What the system has instead of its answer. */
    private record BadDay(AtomicInteger left, Trouble trouble) {

        boolean strikes() {
            return left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
        }
    }

    /** Answers in its place; null for going on as usual after all. */
    private interface Trouble {
        @Nullable
        Reply instead() throws IOException;
    }

    private record Reply(int status, String body, @Nullable String retryAfter) {

        static Reply of(int status, String body) {
            return new Reply(status, body, null);
        }
    }

    /** The base URL of its API. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    }

    /** Its users, to look at and to change without telling anybody. */
    public MidanUsers users() {
        return users;
    }

    /** All calls so far, the oldest first. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls that tell of a user of the wallet's. */
    public List<Call> callsAbout(Object user) {
        return calls.stream().filter(call -> call.isAbout(user)).toList();
    }

    /** The next calls are answered with this status, and a body as the document has it. */
    public void failNext(int times, int status, String code) {
        add(times, () -> Reply.of(status, error(code, "A bad day")));
    }

    /** The next calls are answered with something that no document has. */
    public void answerNonsense(int times, int status, String body) {
        add(times, () -> Reply.of(status, body));
    }

    /** The next calls are answered so much later. */
    public void beSlow(int times, Duration time) {
        add(times, () -> {
            LockSupport.parkNanos(time.toNanos());
            return null;
        });
    }

    /** The next calls are too many, for so long. */
    public void limitNext(int times, Duration retryAfter) {
        add(
                times,
                () -> new Reply(
                        429, error("RATE_LIMITED", "Too many requests"), Long.toString(retryAfter.toSeconds())));
    }

    /** From now on more calls than this are refused in each minute of the clock. */
    public void limitTo(int callsPerMinute) {
        perMinute = callsPerMinute;
    }

    private void add(int times, Trouble trouble) {
        badDays.add(new BadDay(new AtomicInteger(times), trouble));
    }

    /** Well again, with all its users; the calls so far are forgotten. */
    public void recover() {
        badDays.clear();
        calls.clear();
        perMinute = Integer.MAX_VALUE;
    }

    /**
     * Tells the wallet of a user as the document says, and keeps the id that it is answered.
     *
     * @param wallet the base URL of the wallet's API
     */
    public int tell(URI wallet, String walletKey, String call, MidanUsers.User user) {
        var request = HttpRequest.newBuilder(URI.create(wallet + "/webhook/" + call + "/"))
                .header("X-API-Key", walletKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(user.message()))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var id = parsed(answer.body()).path("external_user_id").asString("");
            if (answer.statusCode() == 200 && !id.isEmpty()) {
                users.refer(user.id(), SYSTEM, id);
            }
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().replaceAll("/$", "");
            var query = String.valueOf(exchange.getRequestURI().getRawQuery());
            var body = parsed(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var reply = reply(exchange, path, query, body);
            calls.add(new Call(exchange.getRequestMethod(), path, query, body, reply.status()));
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (reply.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
            }
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply reply(HttpExchange exchange, String path, String query, JsonNode body) throws IOException {
        if (!key.equals(exchange.getRequestHeaders().getFirst("X-API-Key"))) {
            return Reply.of(401, error("UNAUTHORIZED", "Invalid or missing API key"));
        }
        if (isOverLimit()) {
            return new Reply(429, error("RATE_LIMITED", "Too many requests"), "60");
        }
        for (var day : badDays) {
            if (day.strikes()) {
                var instead = day.trouble().instead();
                if (instead != null) {
                    return instead;
                }
            }
        }
        return switch (exchange.getRequestMethod() + " " + path) {
            case "POST " + REGISTERED -> registered(body);
            case "POST " + UPDATED -> updated(body);
            case "GET " + USERS -> Reply.of(users.isReadable(query) ? 200 : 400, users.page(query));
            default -> Reply.of(404, error("NOT_FOUND", "No such call"));
        };
    }

    private synchronized boolean isOverLimit() {
        var now = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime());
        if (now != minute) {
            minute = now;
            callsOfMinute = 0;
        }
        callsOfMinute++;
        return callsOfMinute > perMinute;
    }

    private Reply registered(JsonNode body) {
        var fault = fault(body);
        if (fault != null) {
            return fault;
        }
        var email = text(body, "email");
        var phone = text(body, "phone");
        if (email == null && phone == null) {
            return Reply.of(400, error("INVALID_PAYLOAD", "Either email or phone is required"));
        }
        var before = users.all().size();
        var user = users.register(SYSTEM, body.path("external_user_id").asString(), email, phone);
        return Reply.of(
                200,
                "{\"success\":true,\"code\":\"SUCCESS\",\"user_id\":%d,\"is_new_user\":%s}"
                        .formatted(user.id(), users.all().size() > before));
    }

    private Reply updated(JsonNode body) {
        var fault = fault(body);
        if (fault != null) {
            return fault;
        }
        var id = body.path("external_user_id").asString();
        return users.referredAs(SYSTEM, id)
                .map(user -> users.change(user.id(), text(body, "email"), text(body, "phone")))
                .map(user -> Reply.of(
                        200,
                        "{\"success\":true,\"code\":\"SUCCESS\",\"message\":\"User updated\",\"user_id\":%d}"
                                .formatted(user.id())))
                .orElseGet(() ->
                        Reply.of(404, error("USER_NOT_FOUND", "No user found with external_id " + id + " on wallet")));
    }

    private static @Nullable Reply fault(JsonNode body) {
        if (!SYSTEM.equals(text(body, "system"))) {
            return Reply.of(400, error("INVALID_SYSTEM", "Unknown system code"));
        }
        return text(body, "external_user_id") == null
                ? Reply.of(400, error("INVALID_PAYLOAD", "external_user_id is required"))
                : null;
    }

    private static @Nullable String text(JsonNode body, String field) {
        return body.path(field).isString() ? body.path(field).asString() : null;
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    static String error(String code, String message) {
        return "{\"success\":false,\"code\":\"%s\",\"message\":\"%s\"}".formatted(code, message);
    }
}
