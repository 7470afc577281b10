package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.walletsuite.platform.testing.DescribedExchanges.Exchange;
import tools.jackson.databind.json.JsonMapper;

/** The exchange watch finds what a service's API description doesn't allow. */
class DescribedExchangesTest {

    private static final String JSON = "application/json";
    private static final String GOOD =
            "{\"id\":\"0190a000-0000-7000-8000-000000000001\",\"name\":\"Bar\",\"note\":null}";

    private final DescribedExchanges described =
            new DescribedExchanges(JsonMapper.shared().readTree("""
            {
              "paths": {
                "/stands/{id}": {
                  "get": {
                    "responses": {
                      "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Stand"}}}},
                      "404": {"$ref": "#/components/responses/Error404"}
                    }
                  },
                  "patch": {
                    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Change"}}}},
                    "responses": {"204": {}}
                  }
                },
                "/stands/picture": {"get": {"responses": {"200": {"content": {"image/png": {}}}}}}
              },
              "components": {
                "responses": {
                  "Error404": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
                },
                "schemas": {
                  "Stand": {
                    "type": "object",
                    "properties": {
                      "id": {"type": "string", "format": "uuid"},
                      "name": {"type": "string"},
                      "note": {"type": ["string", "null"]},
                      "open": {"type": "boolean"}
                    },
                    "required": ["id", "name", "note"]
                  },
                  "Change": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]},
                  "Error": {"type": "object", "properties": {"detail": {"type": "string"}}, "required": ["detail"]}
                }
              }
            }
            """));

    @Test
    void findsNothingInDescribedExchanges() {
        assertThat(described.contradictions(answer("/stands/1", 200, JSON, GOOD)))
                .isEmpty();
        assertThat(described.contradictions(answer("/stands/1/", 404, JSON, "{\"detail\":\"Not found.\"}")))
                .isEmpty();
        assertThat(described.contradictions(answer("/stands/picture", 200, "image/png", "PNG")))
                .isEmpty();
        assertThat(described.contradictions(change("{\"name\":\"Bar\",\"more\":1}", 204)))
                .isEmpty();
    }

    @Test
    void ignoresOperationsThatAreNotDescribed() {
        assertThat(described.contradictions(answer("/tills/1", 500, JSON, "{}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"0190a000-0000-7000-8000-000000000001\",\"name\":null,\"note\":null}",
                "{\"id\":\"0190a000-0000-7000-8000-000000000001\",\"name\":\"Bar\"}",
                "{\"id\":\"0190a000-0000-7000-8000-000000000001\",\"name\":\"Bar\",\"note\":null,\"secret\":1}",
                "{\"id\":\"1\",\"name\":\"Bar\",\"note\":null}",
                "[]",
                "Bar",
                ""
            })
    void findsABodyThatIsNotDescribed(String body) {
        assertThat(described.contradictions(answer("/stands/1", 200, JSON, body)))
                .singleElement()
                .asString()
                .startsWith("GET /stands/1 -> 200: ");
    }

    @ParameterizedTest
    @CsvSource({
        "/stands/1, 201, application/json",
        "/stands/1, 403, application/json",
        "/stands/1, 200, text/plain",
        "/stands/picture, 200, application/json"
    })
    void findsAStatusOrATypeThatIsNotDescribed(String path, int status, String type) {
        assertThat(described.contradictions(answer(path, status, type, GOOD))).hasSize(1);
    }

    @Test
    void findsAnAcceptedBodyThatIsNotDescribed() {
        assertThat(described.contradictions(change("{\"name\":null}", 204))).hasSize(1);
        assertThat(described.contradictions(change("{}", 204))).hasSize(1);
    }

    @Test
    void observesWhatPassesTheFilterChain() throws Exception {
        var watch = new ExchangeFilter(described);
        var request = new MockHttpServletRequest("GET", "/stands/1");
        FilterChain service = (_, response) -> {
            response.setContentType(JSON);
            ((HttpServletResponse) response).setStatus(200);
            response.getOutputStream().write("{\"id\":1}".getBytes(StandardCharsets.UTF_8));
        };

        watch.doFilter(request, new MockHttpServletResponse(), service);

        assertThat(watch.takeContradictions()).isNotEmpty();
        assertThat(watch.takeContradictions()).isEmpty();
    }

    private static Exchange answer(String path, int status, @Nullable String type, String body) {
        return new Exchange("GET", path, null, new byte[0], status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Exchange change(String body, int status) {
        return new Exchange(
                "PATCH", "/stands/1", JSON, body.getBytes(StandardCharsets.UTF_8), status, null, new byte[0]);
    }
}
