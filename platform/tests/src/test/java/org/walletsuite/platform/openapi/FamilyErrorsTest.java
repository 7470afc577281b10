package org.walletsuite.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect.RequestLine;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.giftcard.GiftCardErrors;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.json.JsonMapper;

/** The described errors of all families, those without a service among them, match what is answered. */
class FamilyErrorsTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private final FamilyErrors family = new FamilyErrors(JSON);
    private final Components components = new Components();

    @ParameterizedTest
    @CsvSource({
        "/api/v1/payments, FestivalError",
        "/account/me, GiftCardError",
        "/api/v1/wallet, MainWalletError",
        "/api/v1/vouchers, PartnerError",
        "/api/v1/partner/auth/token, PartnerTokenError",
        "/api/sync/users, SyncError",
        "/other, ProblemDetails"
    })
    void matchTheirDescriptionForEveryError(String path, String name) throws Exception {
        family.describe(HttpMethod.POST, path, operation(), false, components);

        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json31.mapper()
                        .writeValueAsString(closed(
                                Objects.requireNonNull(components.getSchemas().get(name)))));
        for (var error : List.of(
                new ApiException(ErrorCode.UNAUTHORIZED),
                new ApiException(ErrorCode.SERVICE_UNAVAILABLE, "Unavailable"),
                ApiException.unavailable("Unavailable", null),
                ApiException.invalid(Map.of("a", List.of("Wrong."), "b", List.of("Wrong.", "Very wrong."))),
                new ApiException(ErrorCode.CONFLICT).details(Map.of("required", new BigDecimal("100.00"))),
                GiftCardErrors.incorrectPin("pin"))) {
            var body = JSON.writeValueAsString(Family.of(path).errors().body(error, new RequestLine("POST", path)));
            assertThat(schema.validate(body, InputFormat.JSON)).as(body).isEmpty();
        }
        assertThat(schema.validate("[]", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void dependOnTheRequestOfTheEndpoint() {
        var plain = operation();
        var everything = operation();
        everything.setRequestBody(new RequestBody());
        everything.addParametersItem(new Parameter().name(IdempotencyKey.HEADER));

        family.describe(HttpMethod.POST, "/api/v1/stands", plain, true, components);
        family.describe(HttpMethod.POST, "/api/v1/stands/{id}", everything, false, components);

        assertThat(plain.getResponses().keySet()).containsExactly("200", "400", "429", "500", "502", "503", "504");
        assertThat(everything.getResponses().keySet())
                .containsExactly(
                        "200", "400", "401", "403", "404", "408", "409", "413", "415", "422", "429", "500", "502",
                        "503", "504");
    }

    /** As {@code ErrorResponses} does it: a command without a key that may have run must not be sent again. */
    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/stands, false, true",
        "PUT, /api/v1/stands, false, true",
        "POST, /api/v1/stands, true, true",
        "POST, /api/v1/payments/batch, false, true",
        "POST, /api/v1/stands, false, false",
        "PATCH, /api/v1/stands, false, false",
        "DELETE, /api/v1/stands, false, false"
    })
    void sayWhetherTheSameRequestTellsAnOutcomeThatIsUnknown(
            HttpMethod method, String path, boolean takesKey, boolean tells) {
        var operation = operation();
        if (takesKey) {
            operation.addParametersItem(new Parameter().name(IdempotencyKey.HEADER));
        }

        family.describe(method, path, operation, false, components);

        var timeout = answer(operation, "504");
        assertThat(timeout.getDescription().contains("tells the outcome")).isEqualTo(tells);
        assertThat(timeout.getHeaders() != null).as("Retry-After").isEqualTo(tells);
        if (takesKey) {
            assertThat(answer(operation, "409").getHeaders()).containsKey(HttpHeaders.RETRY_AFTER);
        }
    }

    private ApiResponse answer(Operation operation, String status) {
        var reference =
                Objects.requireNonNull(operation.getResponses().get(status)).get$ref();
        return Objects.requireNonNull(
                components.getResponses().get(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    private static Operation operation() {
        return new Operation().responses(new ApiResponses().addApiResponse("200", new ApiResponse()));
    }

    private static Schema<?> closed(Schema<?> schema) {
        if (schema.getAdditionalProperties() == null && schema.getProperties() != null) {
            schema.setAdditionalProperties(false);
            Stream.<Object>of(schema.getProperties().values().toArray()).forEach(part -> closed((Schema<?>) part));
        }
        return schema;
    }
}
