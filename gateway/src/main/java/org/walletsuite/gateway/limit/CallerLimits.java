package org.walletsuite.gateway.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.walletsuite.gateway.limit.Allowance.Who;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.web.ErrorResponses;

/** Counts each caller's requests, and refuses those above what the caller is allowed. */
@Component
public final class CallerLimits {

    private static final String COUNTED = CallerLimits.class.getName();

    private final Callers callers;
    private final Buckets buckets;
    private final LimitAnswers answers;
    private final ErrorResponses errors;

    CallerLimits(Callers callers, Buckets buckets, LimitAnswers answers, ErrorResponses errors) {
        this.callers = callers;
        this.buckets = buckets;
        this.answers = answers;
        this.errors = errors;
    }

    /** A filter for the place where it is known who asks, and not yet decided whether they may. */
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var allowance = callers.allowance(request).orElse(null);
        if (allowance == null || request.getAttribute(COUNTED) != null) {
            chain.doFilter(request, response);
            return;
        }
        switch (allowance.who()) {
            case Who.Person _, Who.Partner _, Who.Address _ -> {
                if (admits(allowance, request, response)) {
                    chain.doFilter(request, response);
                }
            }
            case Who.Key _ -> tryKey(allowance, request, response, chain);
        }
    }

    /** Whoever guesses keys shows another one each time; so each try costs its address one too, which good keys get back. */
    private void tryKey(
            Allowance allowance, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var address = callers.anonymous(request);
        if (!admits(address, request, response)) {
            return;
        }
        if (admits(allowance, request, response)) {
            chain.doFilter(request, response);
        }
        if (response.getStatus() != HttpStatus.UNAUTHORIZED.value()) {
            buckets.of(address).addTokens(1);
        }
    }

    /** Refuses somebody; a token that is no good counts for the address that it came from. */
    public void refuse(HttpServletRequest request, HttpServletResponse response, ApiException error)
            throws IOException {
        if (error.code() != ErrorCode.UNAUTHORIZED
                || request.getAttribute(COUNTED) != null
                || admits(callers.anonymous(request), request, response)) {
            errors.write(request, response, error);
        }
    }

    /** Counts a request; one that is not admitted is answered. */
    private boolean admits(Allowance allowance, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(COUNTED, true);
        var probe = buckets.of(allowance).tryConsumeAndReturnRemaining(1);
        answers.tell(response, allowance.perMinute(), probe);
        if (!probe.isConsumed()) {
            answers.refuse(request, response, probe);
        }
        return probe.isConsumed();
    }
}
