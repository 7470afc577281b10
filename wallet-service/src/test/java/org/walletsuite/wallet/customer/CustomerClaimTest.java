package org.walletsuite.wallet.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.CustomerEvent;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.user.Customer;

/** What becomes of customers when a user proves their phone. */
@ExtendWith(OutputCaptureExtension.class)
class CustomerClaimTest extends CustomerFixture {

    @Autowired
    private Customers customers;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void isHandedOverToWhoProvesThePhone() throws Exception {
        var phone = newPhone();
        var customer = customer(phone);
        var guest = guest();

        prove(guest, phone);

        assertThat(customer(phone)).isEqualTo(new Customer(guest.id(), guest.id(), true));
        assertThat(customer(customer.id())).isEqualTo(new Customer(customer.id(), guest.id(), true));
        assertThat(claims(customer.id())).containsExactly(guest.id());
    }

    @Test
    void isNotHandedOverByAWrongCode() throws Exception {
        var phone = newPhone();
        var customer = customer(phone);
        var guest = guest();
        send(guest, phone).expect(200);
        var code = code(phone);

        verify(guest, phone, code.equals("000000") ? "000001" : "000000").expect(400);

        assertThat(customer(phone)).isEqualTo(customer);
        assertThat(claims(customer.id())).isEmpty();
    }

    @Test
    void isHandedOverOnceWhenTwoUsersProveThePhoneAtOnce() throws Exception {
        var phone = newPhone();
        var customer = customer(phone);
        var one = guest();
        var other = guest();
        send(one, phone).expect(200);
        var codeOfOne = code(phone);
        clock.putForward(Duration.ofSeconds(1));
        send(other, phone).expect(200);
        var codeOfOther = code(phone);

        var answers =
                atOnce(2, number -> number == 0 ? verify(one, phone, codeOfOne) : verify(other, phone, codeOfOther));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
        assertThat(claims(customer.id())).containsExactly(customer(phone).ownerId());
    }

    @Test
    void staysWithTheFirstWhoProvedThePhoneWhenItMovesOn() throws Exception {
        var phone = newPhone();
        var first = customer(phone);
        var alice = guest();
        prove(alice, phone);
        as(alice.token())
                .patch("/account/me/", "{\"phone\": \"%s\"}".formatted(newPhone()))
                .expect(200);

        var second = customer(phone);
        var bob = guest();
        clock.putForward(Duration.ofSeconds(1));
        prove(bob, phone);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.ownerId()).isEqualTo(second.id());
        assertThat(customer(first.id()).ownerId()).isEqualTo(alice.id());
        assertThat(customer(second.id()).ownerId()).isEqualTo(bob.id());
        assertThat(claims(first.id())).containsExactly(alice.id());
        assertThat(claims(second.id())).containsExactly(bob.id());
    }

    @Test
    void isInactiveWithItsUser() throws Exception {
        var phone = newPhone();
        var customer = customer(phone);
        var guest = guest();
        prove(guest, phone);

        as(guest(Role.ADMIN).token())
                .patch("/admin/users/" + guest.id() + "/", "{\"is_active\": false}")
                .expect(200);

        assertThat(customer(phone).active()).isFalse();
        assertThat(customer(customer.id()).active()).isFalse();
    }

    @Test
    void isInactiveWhileItsUsersMainWalletIsDeactivated() throws Exception {
        var phone = newPhone();
        var customer = customer(phone);
        var guest = guest();
        prove(guest, phone);
        var wallet =
                as(guest.token()).get("/api/v1/wallet/my-wallet").expect(200).text("/data/walletId");
        assertThat(customer(phone).active()).isTrue();

        as(guest(Role.ADMIN).token())
                .call(HttpMethod.PUT, "/api/v1/wallet/" + wallet + "/deactivate?reason=Lost", null)
                .expect(200);

        assertThat(customer(phone).active()).isFalse();
        assertThat(customer(customer.id()).active()).isFalse();
        assertThat(customer(guest.id()).active()).isFalse();
        as(guest(Role.SUPER_ADMIN).token())
                .call(HttpMethod.PUT, "/api/v1/wallet/" + wallet + "/activate", null)
                .expect(200);
        assertThat(customer(phone).active()).isTrue();
    }

    @Test
    void isNeverLeftBehindByAProofAtTheSameInstant() throws Exception {
        for (var round = 0; round < 5; round++) {
            var phone = newPhone();
            var guest = guest();
            send(guest, phone).expect(200);
            var code = code(phone);

            var ids = atOnce(
                    8,
                    number -> number == 0
                            ? proved(guest, phone, code)
                            : customer(phone).id());

            assertThat(customer(phone).ownerId()).isEqualTo(guest.id());
            assertThat(ids).allSatisfy(id -> assertThat(customer(id).ownerId()).isEqualTo(guest.id()));
            ids.stream()
                    .filter(id -> !id.equals(guest.id()))
                    .distinct()
                    .forEach(id -> assertThat(claims(id)).containsExactly(guest.id()));
        }
    }

    @Test
    void isNotCreatedWhileAProofIsAboutToCommit() {
        var phone = newPhone();
        var guest = guest();

        var asked = transaction.execute(_ -> {
            db.sql("update person set phone = ?, phone_verified = true where id = ?")
                    .param(phone)
                    .param(guest.id())
                    .update();
            customers.claim(phone, guest.id());
            var asking = CompletableFuture.supplyAsync(() -> customer(phone));
            await().until(this::somebodyWaitsForALock);
            return asking;
        });

        assertThat(asked.join().ownerId()).isEqualTo(guest.id());
        assertThat(count("customer", "msisdn = ?", phone)).isZero();
    }

    @Test
    void isReportedWhenAUserHasProvedThePhoneButNotGotIt() throws Exception {
        var phone = newPhone();
        var customer = customer(phone);
        var guest = guest();
        prove(guest, phone);
        assertThat(discrepanciesAbout(customer.id())).isEmpty();

        db.sql("update customer set user_id = null, claimed_at = null where id = ?")
                .param(customer.id())
                .update();

        assertThat(discrepanciesAbout(customer.id()))
                .containsExactly("Customer " + customer.id() + " is nobody's, but a user has proved the phone");
        db.sql("update customer set user_id = ?, claimed_at = created_at where id = ?")
                .param(guest.id())
                .param(customer.id())
                .update();
    }

    @Test
    void hasItsNumberInNoLogAndNoEvent(CapturedOutput output) throws Exception {
        var phone = newPhone();
        var customer = customer(phone);
        withMsisdn(phone + "x").expect(400);

        prove(guest(), phone);

        assertThat(output.getAll()).doesNotContain(phone.substring(1));
        assertThat(published(CustomerEvent.TOPIC, customer.id()).toString()).doesNotContain(phone.substring(1));
    }

    private UUID proved(Guest guest, String phone, String code) {
        verify(guest, phone, code).expect(200);
        return guest.id();
    }

    /** To whom events say that a customer was handed over. */
    private List<UUID> claims(UUID customer) {
        return published(CustomerEvent.TOPIC, customer).stream()
                .peek(claim -> assertThat(claim.type()).isEqualTo("customer.claimed.v1"))
                .map(claim -> UUID.fromString(claim.event().get("userId").asString()))
                .toList();
    }

    private boolean somebodyWaitsForALock() {
        return count("pg_locks", "locktype = 'advisory' and not granted") > 0;
    }
}
