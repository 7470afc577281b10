package org.walletsuite.payment.testing;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client was answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The part of the body under this JSON pointer. */
    public JsonNode at(String pointer) {
        return JSON.readTree(body).at(pointer);
    }

    public String text(String pointer) {
        return at(pointer).asString();
    }

    public UUID id() {
        return UUID.fromString(text("/data/id"));
    }

    /** Status, code and message of an error, in one line. */
    public String error() {
        return status + " " + text("/error/code") + ": " + text("/error/message");
    }

    public boolean isReplayed() {
        return "true".equals(header(IdempotencyKey.REPLAYED));
    }

    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    public String data() {
        return Objects.requireNonNull(JSON.readTree(body).get("data")).toString();
    }
}
