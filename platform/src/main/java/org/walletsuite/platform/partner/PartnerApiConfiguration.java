package org.walletsuite.platform.partner;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.walletsuite.platform.error.ApiException;

/**
 * The switch of the partner API. Calls are refused as unavailable and not as unknown: partners retry them, and an operator
 * who switches the API off for a while breaks no integration. Keys and metadata stay, because tokens are verified with them.
 */
@AutoConfiguration
@EnableConfigurationProperties(PartnerApiSettings.class)
public class PartnerApiConfiguration {

    private static final String CALLS = "/api/v1/partner/**";
    private static final String METADATA = "/api/v1/partner/.well-known/**";

    @Bean
    WebMvcConfigurer partnerApiSwitch(PartnerApiSettings settings) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                if (!settings.enabled()) {
                    registry.addInterceptor(new Closed()).addPathPatterns(CALLS).excludePathPatterns(METADATA);
                }
            }
        };
    }

    /** Refuses every request. */
    private static final class Closed implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            throw ApiException.unavailable("The partner API is switched off", null);
        }
    }
}
