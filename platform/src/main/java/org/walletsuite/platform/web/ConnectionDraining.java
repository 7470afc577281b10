package org.walletsuite.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has clients leave before the server does. Clients keep connections, and the load balancer that sends new ones elsewhere
 * can't move those: a request that is on its way while the server closes its connection would be lost, and nobody may
 * repeat a command that has no key. So for a moment each answer ends its connection, and only those are closed by the
 * server on which nothing came.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConnectionDraining extends OncePerRequestFilter implements SmartLifecycle {

    /** Longer than a client under load has nothing to say on a connection. */
    private static final Duration LEAVING = Duration.ofSeconds(2);

    /** Right before the web server's own graceful shutdown, and after listeners have stopped. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1_023;

    private volatile boolean running;
    private volatile boolean leaving;
    private volatile long lastRequest = System.nanoTime();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        lastRequest = System.nanoTime();
        if (leaving) {
            response.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        leaving = false;
        running = true;
    }

    /** Takes no time where nobody came lately: who looks at a connection after a pause sees that it is closed. */
    @Override
    public void stop() {
        leaving = true;
        running = false;
        if (System.nanoTime() - lastRequest < LEAVING.toNanos()) {
            LockSupport.parkNanos(LEAVING.toNanos());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
