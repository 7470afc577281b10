package org.walletsuite.wallet.customer;

import java.util.UUID;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.user.Customer;
import org.walletsuite.wallet.testing.PhoneFixture;

/** Customers as another service sees them. */
abstract class CustomerFixture extends PhoneFixture {

    static final String CUSTOMERS = "/internal/customers";

    Customer customer(String notation) {
        return read(findOrCreate("{\"msisdn\": \"%s\"}".formatted(notation)));
    }

    Customer customer(UUID id) {
        return read(asService("voucher").get(CUSTOMERS + "/" + id));
    }

    Answer findOrCreate(String body) {
        return asService("voucher").put(CUSTOMERS, body);
    }

    Answer withMsisdn(String notation) {
        return asService("voucher").post(CUSTOMERS + "/by-msisdn", "{\"msisdn\": \"%s\"}".formatted(notation));
    }

    static Customer read(Answer answer) {
        var customer = answer.expect(200).json();
        return new Customer(
                UUID.fromString(customer.get("id").asString()),
                UUID.fromString(customer.get("ownerId").asString()),
                customer.get("active").asBoolean());
    }
}
