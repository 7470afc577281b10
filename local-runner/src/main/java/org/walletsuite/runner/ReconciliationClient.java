package org.walletsuite.runner;

import java.io.IOException;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the reconciliation of running services. */
final class ReconciliationClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final ServiceClient serviceClient;

    ReconciliationClient(ServiceClient serviceClient) {
        this.serviceClient = serviceClient;
    }

    /** One line for each check, followed by its discrepancies; a single line says why the reconciliation failed. */
    VerificationResult ask(Service service) throws InterruptedException {
        try {
            var answer = serviceClient.send(service, "POST", "/internal/reconciliation", "");
            if (answer.statusCode() != 200) {
                return unchecked(service, "it answers " + answer.statusCode());
            }
            var outcome = JSON.readTree(answer.body());
            if (!outcome.path("lines").isArray()) {
                return unchecked(service, "its answer has no lines");
            }
            var lines = outcome.get("lines")
                    .valueStream()
                    .map(JsonNode::asString)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            return new VerificationResult(outcome.path("discrepancies").asLong(1) == 0 ? 0 : 1, lines);
        } catch (IOException | JacksonException e) {
            return unchecked(service, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static VerificationResult unchecked(Service service, String reason) {
        return new VerificationResult(2, "?     " + service.module() + " could not be reconciled: " + reason + "\n");
    }
}
