package org.walletsuite.wallet.kyc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.walletsuite.platform.error.ApiException;

/** Lets only so many uploads into memory at once; their bodies are read after this, because multipart is resolved lazily. */
@Configuration(proxyBeanMethods = false)
class UploadLimit implements WebMvcConfigurer, HandlerInterceptor {

    private final Semaphore turns;
    private final Duration patience;

    UploadLimit(KycSettings settings) {
        this.turns = new Semaphore(settings.uploads());
        this.patience = settings.patience();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/account/credentials/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw ApiException.unavailable("Too many uploads at once, please try again.", null);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception error) {
        turns.release();
    }
}
