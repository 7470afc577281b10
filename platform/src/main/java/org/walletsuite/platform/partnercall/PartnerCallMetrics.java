package org.walletsuite.platform.partnercall;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.ErrorResponses;

/**
 * Measures the calls of each partner: how many there are, how long they take, and which errors they end in. What a caller
 * sends is in no tag but the id of a partner that exists.
 */
public final class PartnerCallMetrics implements HandlerInterceptor {

    private static final String BEGUN = PartnerCallMetrics.class.getName() + ".begun";
    private static final String CALLER = PartnerCallMetrics.class.getName() + ".caller";
    private static final String NONE = "none";

    private final MeterRegistry meters;
    private final PartnerTags tags;

    PartnerCallMetrics(MeterRegistry meters, PartnerTags tags) {
        this.meters = meters;
        this.tags = tags;
    }

    private record Caller(
            @Nullable String partnerId, @Nullable PartnerEnvironment environment) {}

    /** Names the partner of a call without a token, as far as it is known; the last one counts. */
    public static void calledBy(
            HttpServletRequest request, String partnerId, @Nullable PartnerEnvironment environment) {
        request.setAttribute(CALLER, new Caller(partnerId, environment));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(BEGUN, System.nanoTime());
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (handler instanceof HandlerMethod endpoint && request.getAttribute(BEGUN) instanceof Long begun) {
            var operation = endpoint.getMethodAnnotation(PartnerOperation.class);
            if (operation != null) {
                record(request, response.getStatus(), operation.value(), System.nanoTime() - begun);
            }
        }
    }

    private void record(HttpServletRequest request, int status, String operation, long nanos) {
        var caller = caller(request);
        var failed = status >= HttpStatus.BAD_REQUEST.value();
        var error = ErrorResponses.codeOf(request);
        Timer.builder("partner.calls")
                .description("Calls of partners")
                .tag("partner", tags.of(caller.partnerId()))
                .tag(
                        "environment",
                        caller.environment() == null
                                ? NONE
                                : caller.environment().code())
                .tag("operation", operation)
                .tag("outcome", failed ? "failed" : "succeeded")
                .tag("error", failed && error != null ? error : NONE)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Caller caller(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Principal.Partner partner) {
            return new Caller(partner.id(), partner.environment());
        }
        return request.getAttribute(CALLER) instanceof Caller named ? named : new Caller(null, null);
    }
}
