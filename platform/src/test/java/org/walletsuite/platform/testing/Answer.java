package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client was answered.
 *
 * @param body as it came, so that two of them can be compared byte for byte
 */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** This answer, once it is sure that it has this status. */
    public Answer expect(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The part of the body under this JSON pointer. */
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    public String text(String pointer) {
        return at(pointer).asString();
    }

    public JsonNode data() {
        return at("/data");
    }

    /** The id of what was made or is shown. */
    public UUID id() {
        return UUID.fromString(text("/data/id"));
    }

    public String errorCode() {
        return text("/error/code");
    }

    public String errorMessage() {
        return text("/error/message");
    }

    /** Status, code and message of an error, in one line. */
    public String error() {
        return status + " " + errorCode() + ": " + errorMessage();
    }

    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    /** Whether the service says that it gave this answer before. */
    public boolean isReplayed() {
        return "true".equals(header(IdempotencyKey.REPLAYED));
    }

    /** Fails unless this repeats an earlier answer byte for byte, and says so. */
    public void verifyReplays(Answer first) {
        assertThat(body).isEqualTo(first.body);
        assertThat(status).isEqualTo(first.status);
        assertThat(isReplayed()).isTrue();
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
