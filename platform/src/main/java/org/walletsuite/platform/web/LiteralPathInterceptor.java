package org.walletsuite.platform.web;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Keeps a path that is an endpoint of its own from being read as an id: {@code GET /requests/create} is not the request
 * named create, where there is a {@code POST /requests/create}, but a method that is not allowed there.
 */
final class LiteralPathInterceptor implements HandlerInterceptor {

    private final SingletonSupplier<Map<String, Set<String>>> methods;

    LiteralPathInterceptor(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.methods = SingletonSupplier.of(() -> methodsByPath(mappings));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpRequestMethodNotSupportedException {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                && pattern.contains("{")) {
            var path = ServletRequestPathUtils.getParsedRequestPath(request).value();
            var allowed = methods.obtain().get(path);
            if (allowed != null) {
                throw new HttpRequestMethodNotSupportedException(request.getMethod(), allowed);
            }
        }
        return true;
    }

    private static Map<String, Set<String>> methodsByPath(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        var found = new HashMap<String, Set<String>>();
        mappings.forEach(mapping -> mapping.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getDirectPaths()
                        .forEach(path -> found.computeIfAbsent(path, _ -> new HashSet<>())
                                .addAll(info.getMethodsCondition().getMethods().stream()
                                        .map(Enum::name)
                                        .collect(toUnmodifiableSet())))));
        return found;
    }
}
