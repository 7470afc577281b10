package org.walletsuite.wallet.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.Customer;
import org.walletsuite.platform.user.NewCustomer;

/** Customers of partners, one for a number. */
class CustomerTest extends CustomerFixture {

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
    void mayHaveALongName() {
        var name = "J".repeat(NewCustomer.LONGEST_NAME);

        findOrCreate("{\"msisdn\": \"%s\", \"name\": \"%s\"}".formatted(newPhone(), name))
                .expect(200);

        assertThat(count("customer", "name = ?", name)).isOne();
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
}
