package org.walletsuite.runner;

import java.io.IOException;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks running services for an audit. */
final class Auditors {

    private static final JsonMapper JSON = new JsonMapper();

    private final PeerCalls peers;

    Auditors(PeerCalls peers) {
        this.peers = peers;
    }

    /** One line a claim, each followed by its findings; a single line says why there was no audit. */
    Books ask(Service service) throws InterruptedException {
        try {
            var answer = peers.send(service, "POST", "/internal/audit", "");
            if (answer.statusCode() != 200) {
                return unaudited(service, "it answers " + answer.statusCode());
            }
            var outcome = JSON.readTree(answer.body());
            if (!outcome.path("lines").isArray()) {
                return unaudited(service, "its answer tells no lines");
            }
            var lines = outcome.get("lines")
                    .valueStream()
                    .map(JsonNode::asString)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            return new Books(outcome.path("findings").asLong(1) == 0 ? 0 : 1, lines);
        } catch (IOException | JacksonException e) {
            return unaudited(service, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static Books unaudited(Service service, String reason) {
        return new Books(2, "?     " + service.module() + " could not be audited: " + reason + "\n");
    }
}
