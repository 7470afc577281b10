package org.walletsuite.voucher.testing;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.Customer;
import org.walletsuite.platform.user.CustomerApi;
import org.walletsuite.platform.user.NewCustomer;

/** The customers whom wallet-service knows by their numbers. */
public final class CustomerModel implements CustomerApi {

    private final Map<String, Customer> customers = new ConcurrentHashMap<>();
    private volatile boolean unavailable;

    /** From now on no customer can be asked for. */
    public void becomeUnavailable() {
        unavailable = true;
    }

    public void recover() {
        unavailable = false;
    }

    /** The customer's owner may not log in. */
    public void deactivate(String msisdn) {
        var known = customer(msisdn);
        customers.put(msisdn, new Customer(known.id(), known.ownerId(), false));
    }

    public Customer customer(String msisdn) {
        return customers.computeIfAbsent(msisdn, _ -> {
            var id = Ids.next();
            return new Customer(id, id, true);
        });
    }

    public boolean knows(String msisdn) {
        return customers.containsKey(msisdn);
    }

    @Override
    public Customer findOrCreate(NewCustomer customer) {
        if (unavailable) {
            throw new ServiceUnavailable("wallet", true, null);
        }
        return customer(customer.msisdn());
    }

    @Override
    public Optional<Customer> withMsisdn(Msisdn number) {
        throw new UnsupportedOperationException("Nobody asks for numbers without issuing something");
    }

    @Override
    public Optional<Customer> customer(UUID id) {
        throw new UnsupportedOperationException("Nobody asks for ids");
    }
}
