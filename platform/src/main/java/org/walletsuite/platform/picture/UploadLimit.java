package org.walletsuite.platform.picture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.security.Principal;

/**
 * Limits concurrent uploads in memory, and to one for each user, so that a slow client takes at most one place. Bodies
 * are read after this, because multipart is resolved lazily.
 */
final class UploadLimit implements WebMvcConfigurer, HandlerInterceptor {

    private final Semaphore turns;
    private final Map<UUID, Line> lines = new ConcurrentHashMap<>();
    private final List<String> paths;
    private final Duration patience;

    UploadLimit(UploadSettings settings) {
        this.turns = new Semaphore(settings.uploadsWith(Runtime.getRuntime().maxMemory()));
        this.paths = settings.paths();
        this.patience = settings.patience();
    }

    /** A user's uploads: one is under way and the others wait, so that retries get the answer of the first. */
    private static final class Line {

        private final Semaphore turn = new Semaphore(1);
        private int length;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(paths);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        enter(caller());
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception error) {
        turns.release();
        leave(caller(), true);
    }

    private void enter(UUID user) throws InterruptedException {
        var line = lines.compute(user, (_, known) -> {
            var joined = known == null ? new Line() : known;
            joined.length++;
            return joined;
        });
        var deadline = System.nanoTime() + patience.toNanos();
        var own = false;
        var entered = false;
        try {
            own = line.turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (!own) {
                throw new ApiException(ErrorCode.RATE_LIMITED, "Another upload of yours is under way.")
                        .retryAfter(patience);
            }
            entered = turns.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!entered) {
                throw ApiException.unavailable("Too many uploads at once, please try again.", null);
            }
        } finally {
            if (!entered) {
                leave(user, own);
            }
        }
    }

    private void leave(UUID user, boolean hadTurn) {
        lines.computeIfPresent(user, (_, line) -> {
            if (hadTurn) {
                line.turn.release();
            }
            line.length--;
            return line.length == 0 ? null : line;
        });
    }

    private static UUID caller() {
        var token = SecurityContextHolder.getContext().getAuthentication();
        if (token != null && token.getPrincipal() instanceof Principal.User user) {
            return user.id();
        }
        throw new ApiException(ErrorCode.UNAUTHORIZED);
    }
}
