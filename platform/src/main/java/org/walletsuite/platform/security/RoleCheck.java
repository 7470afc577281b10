package org.walletsuite.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.family.Family;

/**
 * Lets only users with the role through to endpoints that {@linkplain RequiresRole require} one. An interceptor and not
 * method security, because that looks only after ids and bodies were read, and would tell strangers what is wrong with
 * theirs.
 */
final class RoleCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint) {
            var required = endpoint.getMethodAnnotation(RequiresRole.class);
            if (required != null && !callerMay(required.value())) {
                throw refusal(required.value(), request.getRequestURI());
            }
        }
        return true;
    }

    private static ApiException refusal(Role needed, String path) {
        return needed == Role.STAFF ? Family.of(path).errors().staffRequired() : new ApiException(ErrorCode.FORBIDDEN);
    }

    private static boolean callerMay(Role needed) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof Principal.User user
                && user.may(needed);
    }
}
