package org.walletsuite.gateway.limit;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no more requests in than the services are meant to carry, whoever asks and for what. */
@Component
public final class GlobalLimit extends OncePerRequestFilter {

    private final long limit;
    private final Bucket bucket;
    private final LimitAnswers answers;

    GlobalLimit(LimitSettings settings, Buckets buckets, LimitAnswers answers) {
        this.limit = settings.all();
        this.bucket = buckets.perSecond(limit);
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            answers.tell(response, limit, probe);
            answers.refuse(request, response, probe);
        }
    }
}
