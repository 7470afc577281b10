package org.walletsuite.wallet.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.CustomerEvent;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.user.Customer;
import org.walletsuite.wallet.testing.PhoneFixture;

/** Customers of partners, and what becomes of them when a user proves their phone. */
@ExtendWith(OutputCaptureExtension.class)
class CustomerTest extends PhoneFixture {

    private static final String CUSTOMERS = "/internal/customers";

    @Autowired
    private Customers customers;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void isOneHoweverTheNumberIsWritten() {
        var phone = newPhone();
        var local = phone.substring(3);
        var arabic = phone.substring(1).chars().mapToObj(digit -> Character.toString(digit - '0' + 0x0660));

        var first = customer(phone.substring(1));

        assertThat(first.ownerId()).isEqualTo(first.id());
        assertThat(first.active()).isTrue();
        assertThat(List.of(
                        phone,
                        "+27 %s %s".formatted(local.substring(0, 2), local.substring(2)),
                        "+27 0 " + local,
                        "+27 (0) " + local,
                        "0027" + local,
                        "270" + local,
                        arabic.collect(Collectors.joining())))
                .allSatisfy(notation -> assertThat(customer(notation)).isEqualTo(first));
        assertThat(count("customer", "msisdn = ?", phone)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"beer\"",
                "\"0825571055\"",
                "\"+27825571055 ext. 5\"",
                "\"+2718\"",
                "27825571055",
                "[\"27825571055\"]"
            })
    void isNotCreatedWithoutANumber(String msisdn) {
        var before = count("customer", "true");

        var answer = asService("voucher").put(CUSTOMERS, "{\"msisdn\": %s}".formatted(msisdn));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("msisdn");
        assertThat(count("customer", "true")).isEqualTo(before);
    }

    @Test
    void isOneWhenFiftyAskAtOnce() {
        var phone = newPhone();

        var answers = atOnce(50, number -> customer(number % 2 == 0 ? phone : "00" + phone.substring(1)));

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(count("customer", "msisdn = ?", phone)).isOne();
    }

    @Test
    void keepsTheFirstNameAndEmail() {
        var phone = newPhone();
        var described = "{\"msisdn\": \"%s\", \"name\": \" %s \", \"email\": \"%s\"}";

        findOrCreate(described.formatted(phone, "Jane Dlamini", "Jane@Example.com"))
                .expect(200);
        findOrCreate(described.formatted(phone, "Joe", "joe@example.com")).expect(200);

        assertThat(db.sql("select name || ' ' || email from customer where msisdn = ?")
                        .param(phone)
                        .query(String.class)
                        .single())
                .isEqualTo("Jane Dlamini jane@example.com");
    }

    @Test
    void isNotCreatedWithAnInvalidEmail() {
        var phone = newPhone();

        var answer = findOrCreate("{\"msisdn\": \"%s\", \"email\": \"jane\"}".formatted(phone));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("email");
        assertThat(count("customer", "msisdn = ?", phone)).isZero();
    }

    @Test
    void isFoundByNumberAndByIdOnceThereIsOne() {
        var phone = newPhone();
        assertThat(withMsisdn(phone).status()).isEqualTo(404);
        assertThat(asService("voucher").get(CUSTOMERS + "/" + Ids.next()).status())
                .isEqualTo(404);

        var customer = customer(phone);

        assertThat(read(withMsisdn(phone.substring(1)))).isEqualTo(customer);
        assertThat(customer(customer.id())).isEqualTo(customer);
    }

    @Test
    void isTheUserWhoProvedThePhoneBefore() throws Exception {
        var phone = newPhone();
        var guest = guest();
        prove(guest, phone);

        var customer = customer(phone);

        assertThat(customer).isEqualTo(new Customer(guest.id(), guest.id(), true));
        assertThat(customer(guest.id())).isEqualTo(customer);
        assertThat(count("customer", "msisdn = ?", phone)).isZero();
    }

    @Test
    void isNotAUserWhoOnlyEnteredThePhone() {
        var phone = newPhone();
        var guest = guest();
        as(guest.token())
                .patch("/account/me/", "{\"phone\": \"%s\"}".formatted(phone))
                .expect(200);

        assertThat(customer(phone).ownerId()).isNotEqualTo(guest.id());
    }

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
            await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaitsForALock);
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

    private Customer customer(String notation) {
        return read(findOrCreate("{\"msisdn\": \"%s\"}".formatted(notation)));
    }

    private Customer customer(UUID id) {
        return read(asService("voucher").get(CUSTOMERS + "/" + id));
    }

    private Answer findOrCreate(String body) {
        return asService("voucher").put(CUSTOMERS, body);
    }

    private Answer withMsisdn(String notation) {
        return asService("voucher").post(CUSTOMERS + "/by-msisdn", "{\"msisdn\": \"%s\"}".formatted(notation));
    }

    private static Customer read(Answer answer) {
        var customer = answer.expect(200).json();
        return new Customer(
                UUID.fromString(customer.get("id").asString()),
                UUID.fromString(customer.get("ownerId").asString()),
                customer.get("active").asBoolean());
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
