package org.walletsuite.wallet.customer;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.CustomerEvent.CustomerClaimed;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.Customer;

/**
 * Says whose the money for a phone number is: of the user who has proved it, else of a customer, who waits for one.
 * Where a user has proved it there is no need for a customer. Once claimed, a customer stays that user's, whoever
 * proves the number later; the next one who proves it gets what was issued for the number since it was given up.
 */
@Component
public class Customers {

    private final CustomerRows rows;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Customers(CustomerRows rows, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    Optional<Customer> find(UUID id) {
        return rows.find(id);
    }

    Optional<Customer> find(String msisdn) {
        return rows.find(msisdn);
    }

    /** However many ask at once, a number gets one customer; most are known and need no lock. */
    Customer findOrCreate(String msisdn, @Nullable String name, @Nullable String email) {
        return rows.find(msisdn)
                .orElseGet(() -> transaction.execute(_ -> {
                    rows.lock(msisdn);
                    return rows.find(msisdn).orElseGet(() -> created(msisdn, name, email));
                }));
    }

    /**
     * Hands the customer with this number over to the user who has just proved it. Locks only now: a customer who is
     * created at the same instant is either here already, or its creator finds the user.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(String msisdn, UUID user) {
        rows.lock(msisdn);
        var now = clock.instant();
        rows.claim(msisdn, user, now)
                .ifPresent(customer -> outbox.add(new CustomerClaimed(Ids.next().toString(), now, customer, user)));
    }

    private Customer created(String msisdn, @Nullable String name, @Nullable String email) {
        var id = Ids.next();
        rows.add(id, msisdn, name, email, clock.instant());
        return new Customer(id, id, true);
    }
}
