package org.walletsuite.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.web.ErrorResponses;

/** Writes the rate limit headers, and the error with Retry-After for callers over their limit. */
@Component
final class LimitResponses {

    private final Clock clock;
    private final ErrorResponses errors;

    LimitResponses(Clock clock, ErrorResponses errors) {
        this.clock = clock;
        this.errors = errors;
    }

    /** The reset is a Unix time in seconds, rounded up, as the main wallet's document shows it. */
    void writeHeaders(HttpServletResponse response, long limit, ConsumptionProbe probe) {
        var reset = clock.instant().plusNanos(probe.getNanosToWaitForReset());
        response.setHeader(LimitHeaders.LIMIT, Long.toString(limit));
        response.setHeader(LimitHeaders.REMAINING, Long.toString(Math.max(0, probe.getRemainingTokens())));
        response.setHeader(LimitHeaders.RESET, Long.toString(reset.getEpochSecond() + (reset.getNano() > 0 ? 1 : 0)));
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, ConsumptionProbe probe) throws IOException {
        errors.write(request, response, refusal(probe));
    }

    static ApiException refusal(ConsumptionProbe probe) {
        var wait =
                Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1).minusNanos(1);
        return new ApiException(ErrorCode.RATE_LIMITED).retryAfter(Duration.ofSeconds(wait.toSeconds()));
    }
}
