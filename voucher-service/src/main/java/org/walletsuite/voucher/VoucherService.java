package org.walletsuite.voucher;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the voucher service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VoucherService {

    public static void main(String[] args) {
        SpringApplication.run(VoucherService.class, args);
    }
}
