package org.walletsuite.platform.testing;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The methods by which a service handles requests. */
final class Handlers {

    private Handlers() {}

    static Stream<Map.Entry<RequestMappingInfo, HandlerMethod>> of(ApplicationContext service) {
        return service.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream());
    }

    static boolean readsHeader(HandlerMethod handler, String name) {
        return Arrays.stream(handler.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
                .filter(Objects::nonNull)
                .anyMatch(header -> header.name().equalsIgnoreCase(name));
    }
}
