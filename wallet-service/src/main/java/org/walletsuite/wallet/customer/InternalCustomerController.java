package org.walletsuite.wallet.customer;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.platform.user.Customer;
import org.walletsuite.platform.user.CustomerApi;
import org.walletsuite.platform.user.NewCustomer;
import org.walletsuite.platform.web.Fields;

/** Customers for other services. */
@RestController
class InternalCustomerController implements CustomerApi {

    private final Customers customers;

    InternalCustomerController(Customers customers) {
        this.customers = customers;
    }

    @Override
    public Customer findOrCreate(@RequestBody NewCustomer customer) {
        var fields = new Fields();
        var msisdn = msisdn(fields, customer.msisdn());
        var name = fields.optionalLine("name", customer.name(), NewCustomer.LONGEST_NAME);
        var email = fields.optional("email", customer.email(), EmailAddress::canonical, EmailAddress.COMPLAINT);
        fields.check();
        return customers.findOrCreate(msisdn, name, email);
    }

    @Override
    public Optional<Customer> withMsisdn(@RequestBody Msisdn number) {
        var fields = new Fields();
        var msisdn = msisdn(fields, number.msisdn());
        fields.check();
        return found(customers.find(msisdn));
    }

    @Override
    public Optional<Customer> customer(UUID id) {
        return found(customers.find(id));
    }

    private static String msisdn(Fields fields, String text) {
        return fields.required("msisdn", text, PhoneNumber::canonicalMsisdn, PhoneNumber.COMPLAINT);
    }

    private static Optional<Customer> found(Optional<Customer> customer) {
        return Optional.of(customer.orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND)));
    }
}
