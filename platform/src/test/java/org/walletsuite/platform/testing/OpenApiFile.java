package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A service's API description, kept in {@code docs/openapi} so that every change of it is seen in review. */
public final class OpenApiFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private OpenApiFile() {}

    /** Compares the description served on this port with the kept file. */
    public static void verify(String service, int port) {
        var description = JSON.readTree(RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/v3/api-docs")
                .retrieve()
                .requiredBody(String.class));
        assertThat(description.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(description.path("paths").propertyNames())
                .as("internal paths are not described")
                .noneMatch(path -> path.startsWith("/internal") || path.startsWith("/actuator"));
        assertThat(description.findValues("content"))
                .as("no schema is missing; the log says where generating one failed")
                .allMatch(content -> !content.isEmpty())
                .flatMap(JsonNode::values)
                .noneMatch(media -> media.path("schema").isEmpty());
        GeneratedFile.at("docs/openapi/" + service + ".json").verify(JSON.writeValueAsString(description) + "\n");
    }
}
