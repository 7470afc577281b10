package org.walletsuite.platform.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.walletsuite.platform.testing.ApiDescription.Endpoint;
import org.walletsuite.platform.testing.ApiDescription.Query;

/** A service's internal endpoints, read from its handlers because no API description has them. */
final class InternalApi {

    private InternalApi() {}

    static List<Endpoint> of(ApplicationContext service) {
        return Handlers.of(service)
                .flatMap(InternalApi::endpoints)
                .filter(endpoint -> endpoint.path().startsWith("/internal/"))
                .toList();
    }

    private static Stream<Endpoint> endpoints(Map.Entry<RequestMappingInfo, HandlerMethod> mapped) {
        var parameters = List.of(mapped.getValue().getMethodParameters());
        var takesBody = parameters.stream().anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
        var queries = parameters.stream().flatMap(InternalApi::queries).toList();
        return mapped.getKey().getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapped.getKey().getPatternValues().stream()
                        .map(path -> new Endpoint(method.name(), path, takesBody, List.of(), queries, false)));
    }

    private static Stream<Query> queries(MethodParameter parameter) {
        var query = parameter.getParameterAnnotation(RequestParam.class);
        if (query == null) {
            return Stream.empty();
        }
        var type = parameter.getParameterType();
        var name = query.name().isEmpty() ? parameter.getParameter().getName() : query.name();
        return Stream.of(Query.of(name, type.isPrimitive() ? "integer" : "string", isId(parameter) ? "uuid" : ""));
    }

    /** An id, or a list of them. */
    private static boolean isId(MethodParameter parameter) {
        return parameter.getGenericParameterType().getTypeName().contains(UUID.class.getName());
    }
}
