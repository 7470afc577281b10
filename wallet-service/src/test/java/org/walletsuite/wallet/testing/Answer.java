package org.walletsuite.wallet.testing;

import java.util.UUID;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public JsonNode data() {
        return json().get("data");
    }

    public String text(String field) {
        return json().get(field).asString();
    }

    public UUID dataId() {
        return UUID.fromString(data().get("id").asString());
    }

    public String errorCode() {
        return json().at("/error/code").asString();
    }

    public String errorMessage() {
        return json().at("/error/message").asString();
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
