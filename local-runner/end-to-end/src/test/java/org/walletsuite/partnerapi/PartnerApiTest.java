package org.walletsuite.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The description of the API that partners get says what the services say, and is valid OpenAPI 3.1. */
class PartnerApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Path ROOT = Path.of(System.getProperty("suite.root"));
    private static final Path FILE = ROOT.resolve("docs/partner-api-openapi.yaml");
    private static final String ORIGIN =
            "# Made from the services' descriptions by PartnerApiTest; -Dsuite.update=true rewrites it.\n";

    private final JsonNode description = PartnerApiDescription.of(
            YAML.readTree(resource("partner-api.yaml")),
            Stream.of("partner-sync-service", "voucher-service")
                    .map(service -> JSON.readTree(read(ROOT.resolve("docs/openapi/" + service + ".json"))))
                    .toList());

    @Test
    void theFileSaysWhatTheServicesSay() throws IOException {
        var made = ORIGIN + YAML.writeValueAsString(description);

        if (Boolean.getBoolean("suite.update")) {
            Files.writeString(FILE, made);
        }

        assertThat(read(FILE))
                .as("%s is out of date; if the change is meant, run the test with -Dsuite.update=true", FILE)
                .isEqualTo(made);
        assertThat(JSON.writeValueAsString(YAML.readTree(made)))
                .as("nothing is lost in YAML")
                .isEqualTo(JSON.writeValueAsString(description));
    }

    @Test
    void isValidOpenApi() {
        assertThat(faults(description)).isEmpty();
    }

    @Test
    void noticesWhatIsNoOpenApi() {
        var untitled = (ObjectNode) description.deepCopy();
        ((ObjectNode) untitled.path("info")).remove("title");
        var wrongType = (ObjectNode) description.deepCopy();
        ((ObjectNode) wrongType.at("/components/schemas/IssuedVoucher")).put("type", "money");

        assertThat(faults(untitled)).hasSize(1).first().asString().contains("title");
        assertThat(faults(wrongType)).isNotEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(PartnerApiDescription.references(description))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                description.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyOperationHasAnIdOfItsOwnAndTheFrameKnowsNoOther() {
        var ids = description
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(operation -> operation.path("operationId").asString(""))
                .toList();

        assertThat(ids).hasSizeGreaterThan(5).doesNotHaveDuplicates().doesNotContain("");
        assertThat(description.path("paths").propertyNames())
                .allMatch(path -> path.startsWith("/api/v1/partner/"))
                .containsAll(YAML.readTree(resource("partner-api.yaml"))
                        .path("paths")
                        .propertyNames());
    }

    /** Of the document, and of each schema in it as JSON Schema. */
    private static List<String> faults(JsonNode document) {
        var openApi = SCHEMAS.getSchema(resource("schema-3.1.json"));
        var jsonSchema = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        return Stream.concat(
                        openApi.validate(document).stream().map(Error::toString),
                        document.at("/components/schemas")
                                .propertyStream()
                                .flatMap(schema -> faults(jsonSchema.validate(schema.getValue()), schema)))
                .toList();
    }

    private static Stream<String> faults(List<Error> errors, Map.Entry<String, JsonNode> schema) {
        return errors.stream().map(error -> schema.getKey() + ": " + error);
    }

    private static String resource(String name) {
        return read(ROOT.resolve("local-runner/end-to-end/src/test/resources/openapi")
                .resolve(name));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
