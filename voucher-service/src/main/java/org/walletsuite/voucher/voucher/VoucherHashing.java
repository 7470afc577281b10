package org.walletsuite.voucher.voucher;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.secret.HashKey;
import org.walletsuite.platform.secret.SecretBox;

/** What vouchers' codes are hashed with. */
@Configuration(proxyBeanMethods = false)
class VoucherHashing {

    @Bean
    HashKey voucherHashKey(JdbcClient db, SecretBox box, Clock clock) {
        return new HashKey(db, box, clock, "voucher_hash_key", "vouchers");
    }
}
