package org.walletsuite.platform.user;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * The internal API of wallet-service for customers. A phone number is sent in the body only, because paths end up in
 * messages of failed calls.
 */
@HttpExchange("/internal/customers")
public interface CustomerApi {

    /**
     * Whom money for a phone number belongs to, who becomes known by this call if need be. PUT, because it may be
     * retried. A text that is no phone number is 400 and names the field.
     */
    @PutExchange
    Customer findOrCreate(@RequestBody NewCustomer customer);

    /** The same for who must not become known by it; empty where nobody has this number. */
    @PostExchange("/by-msisdn")
    Optional<Customer> withMsisdn(@RequestBody Msisdn number);

    /** Who has become of a customer or of an owner that this API named before; empty where there is none. */
    @GetExchange("/{id}")
    Optional<Customer> customer(@PathVariable UUID id);

    /** A phone number in any notation. */
    record Msisdn(String msisdn) {

        @Override
        public String toString() {
            return "Msisdn[]";
        }
    }
}
