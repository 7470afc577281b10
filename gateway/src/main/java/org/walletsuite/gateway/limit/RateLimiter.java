package org.walletsuite.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.walletsuite.gateway.limit.RateLimit.LimitKey;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.partnercall.PartnerCallMetrics;
import org.walletsuite.platform.web.ErrorResponses;

/** Counts each caller's requests, and refuses those above its rate limit. */
@Component
public final class RateLimiter {

    private static final String COUNTED = RateLimiter.class.getName();

    private final LimitResolver resolver;
    private final Buckets buckets;
    private final LimitResponses answers;
    private final ErrorResponses errors;
    private final MeterRegistry meters;
    private final PartnerCallMetrics partners;

    RateLimiter(
            LimitResolver resolver,
            Buckets buckets,
            LimitResponses answers,
            ErrorResponses errors,
            MeterRegistry meters,
            PartnerCallMetrics partners) {
        this.resolver = resolver;
        this.buckets = buckets;
        this.answers = answers;
        this.errors = errors;
        this.meters = meters;
        this.partners = partners;
    }

    /** A filter between authentication and authorisation. */
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var limit = resolver.limit(request).orElse(null);
        if (limit == null || request.getAttribute(COUNTED) != null) {
            chain.doFilter(request, response);
            return;
        }
        switch (limit.key()) {
            case LimitKey.User _, LimitKey.Partner _, LimitKey.Address _ -> {
                if (admits(limit, request, response)) {
                    chain.doFilter(request, response);
                }
            }
            case LimitKey.ApiKey _ -> countKey(limit, request, response, chain);
        }
    }

    /**
     * A key has a bucket only once its service has accepted it, so that guessed keys share their address's and fill no
     * memory. A key that is in use keeps its bucket in an outage, when its service accepts none.
     */
    private void countKey(RateLimit limit, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var counted = buckets.countKnown(limit);
        if (counted.isPresent()) {
            request.setAttribute(COUNTED, true);
            if (admits(limit, counted.get(), request, response)) {
                chain.doFilter(request, response);
                if (response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
                    buckets.remove(limit);
                }
            }
            return;
        }
        var address = resolver.byAddress(limit.scope(), request);
        if (admits(address, request, response)) {
            chain.doFilter(request, response);
            if (isAccepted(response)) {
                buckets.count(limit);
                buckets.credit(address);
            }
        }
    }

    /** Other answers don't show it: a service may refuse a request, or fail, before it looks at the key. */
    private static boolean isAccepted(HttpServletResponse response) {
        return response.getStatus() < HttpStatus.BAD_REQUEST.value();
    }

    /** Refuses a request; a token that is good for nothing counts for its client's address. */
    public void refuse(HttpServletRequest request, HttpServletResponse response, ApiException error)
            throws IOException {
        if (error.code().status().is5xxServerError()
                || request.getAttribute(COUNTED) != null
                || admits(resolver.anonymous(request), request, response)) {
            errors.write(request, response, error);
        }
    }

    /** Counts a request, and answers it when it is over the limit. */
    private boolean admits(RateLimit limit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(COUNTED, true);
        return admits(limit, buckets.count(limit), request, response);
    }

    private boolean admits(
            RateLimit limit, ConsumptionProbe probe, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answers.writeHeaders(response, limit.perMinute(), probe);
        if (!probe.isConsumed()) {
            countRefusal(limit);
            answers.refuse(request, response, probe);
        }
        return probe.isConsumed();
    }

    /** Of partners by their ids, of which there are few; of all others only how many there were. */
    private void countRefusal(RateLimit limit) {
        var partner = limit.key() instanceof LimitKey.Partner(var id, var _) ? partners.tag(id) : "none";
        Counter.builder("limits.refused")
                .description("Requests beyond their caller's rate limit")
                .tag("scope", limit.scope().name())
                .tag("partner", partner)
                .register(meters)
                .increment();
    }
}
