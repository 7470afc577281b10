package org.walletsuite.platform.testing;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.walletsuite.platform.testing.DescribedExchanges.Exchange;

/** Observes every exchange of a service in a test and records what contradicts its kept API description. */
final class ExchangeFilter implements Filter {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DescribedExchanges described;
    private final List<String> contradictions = new ArrayList<>();
    private int beingAnswered;

    ExchangeFilter(DescribedExchanges described) {
        this.described = described;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        var sent = new RecordedRequest(http);
        var answered = new RecordedResponse(answer, this::begin);
        try {
            chain.doFilter(sent, answered);
            if (!answered.isLeftToTheContainer() && !http.isAsyncStarted()) {
                watch(new Exchange(
                        attribute(http, RequestDispatcher.ERROR_METHOD, http.getMethod()),
                        attribute(http, RequestDispatcher.ERROR_REQUEST_URI, http.getRequestURI()),
                        http.getContentType(),
                        sent.body(),
                        answered.getStatus(),
                        answered.getContentType(),
                        answered.body()));
            }
        } finally {
            if (answered.isBegun()) {
                end();
            }
        }
    }

    private static String attribute(HttpServletRequest request, String name, String otherwise) {
        return request.getAttribute(name) instanceof String original ? original : otherwise;
    }

    private void watch(Exchange exchange) {
        var found = described.contradictions(exchange);
        synchronized (this) {
            contradictions.addAll(found);
        }
    }

    private synchronized void begin() {
        beingAnswered++;
    }

    private synchronized void end() {
        beingAnswered--;
        notifyAll();
    }

    /** The contradictions since the last call. It waits for requests under way, because a client may have read an answer before its request ends here. */
    synchronized List<String> takeContradictions() throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (beingAnswered > 0 && System.nanoTime() < end) {
            wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
        var found = List.copyOf(contradictions);
        contradictions.clear();
        return found;
    }
}
