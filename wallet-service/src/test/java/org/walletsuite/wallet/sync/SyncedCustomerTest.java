package org.walletsuite.wallet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.user.SyncedUserApi.AddressChange;

/** A partner's customer and another system's user with one phone are two, until somebody proves it. */
class SyncedCustomerTest extends SyncFixture {

    @Test
    void neverHaveOneWallet() {
        var phone = newPhone();
        var customer = customer(phone, "id");

        var synced = brought(newEmail(), phone);
        var later = newPhone();
        var moved = brought(newEmail(), null);
        var another = customer(later, "id");
        apply(new AddressChange(moved, null, later));

        assertThat(synced).isNotEqualTo(customer);
        assertThat(customer(phone, "ownerId")).isEqualTo(customer);
        assertThat(customer(later, "ownerId")).isEqualTo(another).isNotEqualTo(moved);
        assertThat(count("customer", "id in (?, ?) and user_id is null", customer, another))
                .isEqualTo(2);
    }

    @Test
    void areNotOneEitherWhereTheSyncedUserCameFirst() {
        var phone = newPhone();
        var synced = brought(null, phone);

        assertThat(customer(phone, "ownerId")).isNotEqualTo(synced);
    }

    @Test
    void areNotOneAfterASignUpThatProvesNoPhone() {
        var phone = newPhone();
        var email = newEmail();
        var customer = customer(phone, "id");
        brought(email, phone);

        asNobody()
                .post(
                        "/account/signup/",
                        "{\"email\": \"%s\", \"password\": \"%s\", \"phone\": \"%s\"}"
                                .formatted(email, PASSWORD, phone))
                .expect(201);

        assertThat(customer(phone, "ownerId")).isEqualTo(customer);
    }

    @Test
    void meetInTheUserWhoProvesThePhone() throws Exception {
        var phone = newPhone();
        var email = newEmail();
        var customer = customer(phone, "id");
        var synced = brought(email, phone);
        var stranger = brought(newEmail(), newPhone());
        signUp(email, PASSWORD).expect(201);
        var karen = new Guest(synced, email, issuer.token(synced, Role.USER));

        prove(karen, phone);

        assertThat(customer(phone, "ownerId")).isEqualTo(synced);
        assertThat(count("customer", "id = ? and user_id = ?", customer, synced))
                .isOne();
        assertThat(discrepanciesAbout(customer)).isEmpty();
        assertThat(discrepanciesAbout(stranger)).isEmpty();
    }

    private UUID customer(String phone, String field) {
        return UUID.fromString(asService("voucher")
                .put("/internal/customers", "{\"msisdn\": \"%s\"}".formatted(phone))
                .expect(200)
                .text("/" + field));
    }
}
