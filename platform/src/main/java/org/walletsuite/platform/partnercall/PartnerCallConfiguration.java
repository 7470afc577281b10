package org.walletsuite.platform.partnercall;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.walletsuite.platform.directory.PartnerDirectory;

/** Measures partners' calls. */
@AutoConfiguration
public class PartnerCallConfiguration {

    private static final String CALLS = "/api/v1/partner/**";

    @Bean
    PartnerTags partnerTags(PartnerDirectory partners) {
        return new PartnerTags(partners);
    }

    @Bean
    WebMvcConfigurer partnerCalls(MeterRegistry meters, PartnerTags tags) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PartnerCallMetrics(meters, tags)).addPathPatterns(CALLS);
            }
        };
    }
}
