package org.walletsuite.gateway.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The buckets of all callers. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    Ticker ticker() {
        return Ticker.systemTicker();
    }

    @Bean
    Buckets buckets(LimitSettings settings, Ticker ticker) {
        return new Buckets(settings.keys(), ticker);
    }

    @Bean
    MeterBinder limitKeys(Buckets buckets) {
        return registry -> Gauge.builder("limits.keys", buckets, Buckets::remembered)
                .description("Limit keys whose requests of the last minute are counted")
                .register(registry);
    }
}
