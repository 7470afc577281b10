package org.walletsuite.payment;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the payment service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PaymentService {

    public static void main(String[] args) {
        SpringApplication.run(PaymentService.class, args);
    }

    /** The time by which caches age. */
    @Bean
    static Ticker ticker() {
        return Ticker.systemTicker();
    }
}
