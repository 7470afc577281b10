package org.walletsuite.partnersync.sync;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.web.ForwardedAddress;

/**
 * Lets only systems with a valid key through to the calls that are theirs, before a body or a parameter is read: strangers
 * are not told what is wrong with theirs.
 */
@Configuration(proxyBeanMethods = false)
class ApiKeyCheck implements HandlerInterceptor, WebMvcConfigurer {

    static final String HEADER = "X-API-Key";

    private static final String SYSTEM = ApiKeyCheck.class.getName();
    private static final int LONGEST = 255;

    private final OtherSystems systems;
    private final SystemRows rows;

    ApiKeyCheck(OtherSystems systems, SystemRows rows) {
        this.systems = systems;
        this.rows = rows;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/webhook/**", "/api/sync/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var key = request.getHeader(HEADER);
        if (key == null || key.length() > LONGEST) {
            throw new ApiException(ErrorCode.UNAUTHORIZED);
        }
        var system = systems.withKey(key)
                .filter(known -> known.allowed().include(ForwardedAddress.of(request)))
                .orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        if (!rows.isEnabled(system.id())) {
            throw new ApiException(SyncFailure.SYSTEM_DISABLED);
        }
        request.setAttribute(SYSTEM, system);
        return true;
    }

    /** Who calls. */
    static OtherSystem caller(HttpServletRequest request) {
        if (request.getAttribute(SYSTEM) instanceof OtherSystem system) {
            return system;
        }
        throw new ApiException(ErrorCode.UNAUTHORIZED);
    }
}
