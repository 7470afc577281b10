package org.walletsuite.partnersync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the partner sync service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PartnerSyncService {

    public static void main(String[] args) {
        SpringApplication.run(PartnerSyncService.class, args);
    }
}
