package org.walletsuite.platform.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.ErrorDialect;
import org.walletsuite.platform.error.ErrorDialect.RequestLine;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.web.ErrorResponses;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Completes every service's OpenAPI description with its name, its tokens and its families' errors. */
@AutoConfiguration
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
public class ApiDescriptionConfiguration {

    private static final String BEARER = "bearer";

    @Bean
    OpenAPI openApi(Environment environment) {
        return new OpenAPI()
                .info(new Info()
                        .title(environment.getRequiredProperty("spring.application.name"))
                        .version("1")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("The gateway that served this description")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    ModelConverter snakeCaseSchemas() {
        return new SnakeCaseSchemas();
    }

    @Bean
    ModelConverter patchSchemas() {
        return new PatchSchemas();
    }

    @Bean
    OpenApiCustomizer errorsAndPublicPaths(SecuritySettings security, ErrorResponses errors, JsonMapper json) {
        var publicPaths = security.publicPaths().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        return description -> {
            if (description.getPaths() == null) {
                return;
            }
            description
                    .getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        if (isOpen(publicPaths, path)) {
                            operation.setSecurity(List.of());
                        }
                        addError(operation, errors.dialect(path), json);
                    }));
        };
    }

    private static boolean isOpen(List<PathPattern> publicPaths, String path) {
        var parsed = PathContainer.parsePath(path);
        return publicPaths.stream().anyMatch(open -> open.matches(parsed));
    }

    private static void addError(Operation operation, ErrorDialect dialect, JsonMapper json) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        operation
                .getResponses()
                .addApiResponse(
                        ApiResponses.DEFAULT,
                        new ApiResponse()
                                .description("An error, in the format of this API family")
                                .content(new Content()
                                        .addMediaType(
                                                dialect.mediaType().toString(),
                                                new MediaType().schema(example(dialect, json)))));
    }

    /** The family itself shows what its errors look like. */
    private static Schema<?> example(ErrorDialect dialect, JsonMapper json) {
        var error = json.valueToTree(dialect.body(new ApiException(ErrorCode.NOT_FOUND), new RequestLine("GET", "/")));
        return shape(error);
    }

    private static Schema<?> shape(JsonNode value) {
        var schema = new Schema<Object>();
        if (value.isObject()) {
            schema.addType("object");
            value.properties().forEach(field -> {
                schema.addProperty(field.getKey(), shape(field.getValue()));
                schema.addRequiredItem(field.getKey());
            });
        } else {
            schema.addType(value.isBoolean() ? "boolean" : value.isNumber() ? "integer" : "string");
        }
        return schema;
    }
}
