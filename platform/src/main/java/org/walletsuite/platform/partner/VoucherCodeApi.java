package org.walletsuite.platform.partner;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The internal API of voucher-service for the one thing of a voucher that no event says. Only partner-sync-service gets an
 * answer: to other services no voucher exists here.
 */
@HttpExchange("/internal/vouchers")
public interface VoucherCodeApi {

    /** The service that is answered. */
    String CALLER = "partnersync";

    /** The code of a voucher that a partner issued; empty where there is none. */
    @GetExchange("/{id}/code")
    Optional<VoucherCode> code(@PathVariable UUID id);

    /** Whoever knows the code has the money. */
    record VoucherCode(String code) {

        @Override
        public String toString() {
            return "VoucherCode[]";
        }
    }
}
