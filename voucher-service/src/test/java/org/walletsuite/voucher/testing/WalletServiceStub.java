package org.walletsuite.voucher.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.Customer;
import org.walletsuite.platform.user.CustomerApi;
import org.walletsuite.platform.user.NewCustomer;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.user.UserApi;

/** wallet-service as voucher-service sees it: it knows users, and partners' customers by their numbers. */
public final class WalletServiceStub implements UserApi, CustomerApi {

    private final Map<Long, User> users = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong(1_000);
    private final Map<String, Customer> customers = new ConcurrentHashMap<>();
    private volatile boolean unavailable;

    /** Somebody new. */
    public User add() {
        var number = numbers.incrementAndGet();
        var user =
                new User(Ids.next(), number, number + "@example.com", "User " + number, null, null, false, 1, true, 1);
        users.put(number, user);
        return user;
    }

    @Override
    public List<User> users(List<UUID> ids) {
        return users.values().stream().filter(user -> ids.contains(user.id())).toList();
    }

    @Override
    public Optional<User> withPhone(String phone) {
        throw new UnsupportedOperationException("Nobody asks for phones");
    }

    @Override
    public List<User> page(long after, int size) {
        return users.values().stream()
                .filter(user -> user.number() > after)
                .limit(size)
                .toList();
    }

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
