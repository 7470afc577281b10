package org.walletsuite.partnersync.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.sync.SystemAnswer.Accepted;
import org.walletsuite.partnersync.sync.SystemAnswer.Limited;
import org.walletsuite.partnersync.sync.SystemAnswer.Refused;
import org.walletsuite.partnersync.sync.SystemAnswer.Unavailable;
import org.walletsuite.partnersync.sync.SystemAnswer.UnknownUser;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls systems as the document says. A call ends within the timeout, whatever comes: it follows no redirect, keeps no
 * cookie, and reads only so much.
 */
@Component
class SystemClient {

    private static final int LARGEST_ANSWER = 8 << 20;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final Duration LIMITED_FOR = Duration.ofMinutes(1);
    private static final Duration LIMITED_AT_MOST = Duration.ofHours(1);

    private static final Pattern CODE = Pattern.compile("^[A-Z][A-Z_]{0,39}$");

    /** Refusals of us or of all we send, which somebody has to see to; the user who is sent is not to blame. */
    private static final Set<String> OF_THE_SYSTEM =
            Set.of("UNAUTHORIZED", "INVALID_SYSTEM", "SYSTEM_DISABLED", "INTERNAL_ERROR");

    private final HttpClient http;
    private final JsonMapper json;
    private final Duration timeout;
    private final CallMetrics metrics;

    SystemClient(SyncSettings settings, JsonMapper json, CallMetrics metrics) {
        this.json = json;
        this.timeout = settings.timeout();
        this.metrics = metrics;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** What the document has them sent; what is null is not sent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(SnakeCaseStrategy.class)
    private record Message(
            String system, @Nullable String email, @Nullable String phone, String externalUserId, Metadata metadata) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(SnakeCaseStrategy.class)
    private record Metadata(
            @Nullable Instant walletCreatedAt, @Nullable Integer initialBalance, boolean kycVerified) {}

    SystemAnswer registered(OtherSystem system, Outgoing user) {
        var created = user.userCreatedAt();
        var metadata =
                new Metadata(created == null ? null : created.truncatedTo(ChronoUnit.SECONDS), 0, user.kycVerified());
        return post(system, "user-registered", user, user.email(), user.phone(), metadata);
    }

    SystemAnswer updated(OtherSystem system, Outgoing user, Reference known) {
        return post(
                system,
                "user-updated",
                user,
                user.emailFor(known),
                user.phoneFor(known),
                new Metadata(null, null, user.kycVerified()));
    }

    private SystemAnswer post(
            OtherSystem system,
            String call,
            Outgoing user,
            @Nullable String email,
            @Nullable String phone,
            Metadata metadata) {
        var message =
                new Message(OtherSystem.OURSELVES, email, phone, user.userId().toString(), metadata);
        return send(
                system,
                call,
                HttpRequest.newBuilder(system.at("sync/webhook/" + call + "/"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(message))));
    }

    /** Their users who were created on a day or later, from this one on. */
    SystemAnswer users(OtherSystem system, LocalDate since, long offset) {
        return send(
                system,
                "users",
                HttpRequest.newBuilder(system.at(
                                "sync/users/?since=" + since + "&offset=" + offset + "&include_profiles=true"))
                        .GET());
    }

    private SystemAnswer send(OtherSystem system, String call, HttpRequest.Builder request) {
        var answer = answer(request.header(ApiKeyCheck.HEADER, system.outgoingKey())
                .header("Accept", "application/json")
                .timeout(timeout)
                .build());
        metrics.called(system, call, answer);
        return answer;
    }

    private SystemAnswer answer(HttpRequest request) {
        var running = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return read(running.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            return new Unavailable(e.getCause() instanceof IOException failure ? failure.toString() : e.toString());
        } catch (TimeoutException e) {
            running.cancel(true);
            return new Unavailable("No answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped amid a call", e);
        }
    }

    private SystemAnswer read(HttpResponse<byte[]> response) {
        var status = response.statusCode();
        if (status == TOO_MANY) {
            return new Limited(wait(response));
        }
        var body = parsed(response.body());
        var code = CODE.matcher(body.path("code").asString(""))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
        if (status == OK && body.path("success").asBoolean(false)) {
            return new Accepted(body);
        }
        if (status == NOT_FOUND && code.equals("USER_NOT_FOUND")) {
            return new UnknownUser();
        }
        return status >= 400 && status < 500 && !code.isEmpty() && !OF_THE_SYSTEM.contains(code)
                ? new Refused(status + " " + code + ": " + body.path("message").asString(""))
                : new Unavailable("Answered " + status + " " + (code.isEmpty() ? "without a code" : code));
    }

    /** An empty object for what is not JSON. */
    private JsonNode parsed(byte[] body) {
        try {
            var read = json.readTree(new String(body, StandardCharsets.UTF_8));
            return read.isObject() ? read : json.createObjectNode();
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    /** Only seconds are understood; a wait that is not said or too long is one of ours. */
    private static Duration wait(HttpResponse<byte[]> response) {
        var seconds = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(LIMITED_FOR);
        return seconds.compareTo(LIMITED_AT_MOST) < 0 ? seconds : LIMITED_AT_MOST;
    }
}
