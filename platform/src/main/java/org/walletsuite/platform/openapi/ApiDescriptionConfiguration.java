package org.walletsuite.platform.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.security.SecuritySettings;
import tools.jackson.databind.json.JsonMapper;

/** Completes every service's OpenAPI description with its name, its tokens and its families' errors. */
@AutoConfiguration
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
public class ApiDescriptionConfiguration {

    private static final String BEARER = "bearer";

    static {
        // What is kept and sent again is described as what it says.
        SpringDocUtils.getConfig().addResponseWrapperToIgnore(FirstAnswer.class);
    }

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
    ModelConverter recordModelConverter(JsonMapper json) {
        return new RecordModelConverter(json);
    }

    @Bean
    OperationCustomizer handlerOperationCustomizer() {
        return new HandlerOperationCustomizer();
    }

    @Bean
    ModelConverter patchModelConverter() {
        return new PatchModelConverter();
    }

    @Bean
    OpenApiCustomizer errorsAndPublicPaths(SecuritySettings security, JsonMapper json) {
        var publicPaths = security.publicPaths().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        var familyErrors = new FamilyErrors(json);
        return description -> {
            if (description.getPaths() == null) {
                return;
            }
            RequestBodies.describe(description);
            description
                    .getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        var isOpen = isOpen(publicPaths, path);
                        if (isOpen) {
                            operation.setSecurity(List.of());
                        }
                        familyErrors.describe(method, path, operation, isOpen, description.getComponents());
                    }));
        };
    }

    private static boolean isOpen(List<PathPattern> publicPaths, String path) {
        var parsed = PathContainer.parsePath(path);
        return !Family.endpoints(path).credential().isToken()
                || publicPaths.stream().anyMatch(open -> open.matches(parsed));
    }
}
