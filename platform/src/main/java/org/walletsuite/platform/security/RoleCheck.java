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
 * Lets only the right roles through to {@link StaffOnly} and {@link AdminOnly} endpoints. An interceptor and not method
 * security, because that looks only after ids and bodies were read, and would tell strangers what is wrong with theirs.
 */
final class RoleCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint) {
            if (endpoint.hasMethodAnnotation(StaffOnly.class) && !callerMay(Role.STAFF)) {
                throw Family.of(request.getRequestURI()).errors().staffRequired();
            }
            if (endpoint.hasMethodAnnotation(AdminOnly.class) && !callerMay(Role.ADMIN)) {
                throw new ApiException(ErrorCode.FORBIDDEN);
            }
        }
        return true;
    }

    private static boolean callerMay(Role needed) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller && caller.may(needed);
    }
}
