package org.walletsuite.platform.user;

import java.util.Objects;
import java.util.UUID;

/**
 * Somebody whom partners know by a phone number, and who may have money before becoming a user.
 *
 * @param id the customer's; where a user has proved the number, the user's
 * @param ownerId who owns this customer's money from now on: the user who proved the number, else the customer
 * @param active false where the owner is a user who may not log in, or whose main wallet is deactivated
 */
public record Customer(UUID id, UUID ownerId, boolean active) {

    public Customer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(ownerId, "ownerId");
    }
}
