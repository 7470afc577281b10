package org.walletsuite.wallet.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** The users' endpoints for other services. */
class InternalUserTest extends WalletServiceFixture {

    private final String voucherService = issuer.serviceToken("voucher");

    @Test
    void showsTheFieldsForServicesAndNoOthers() {
        var guest = guest();

        var answer = as(voucherService).get("/internal/users?ids=" + guest.id() + "&ids=" + UUID.randomUUID());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).hasSize(1);
        var user = answer.json().get(0);
        assertThat(user.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "number",
                        "email",
                        "fullName",
                        "username",
                        "phone",
                        "phoneVerified",
                        "language",
                        "level",
                        "active",
                        "version",
                        "createdAt",
                        "origin");
        assertThat(user.get("email").asString()).isEqualTo(guest.email());
        assertThat(user.get("version").asLong()).isEqualTo(1);
    }

    @Test
    void findsTheUserWhoProvedAPhoneAndNobodyWhoOnlyEnteredIt() {
        var phone = newPhone();
        var owner = guest();
        claim(guest(), phone);
        claim(owner, phone);
        assertThat(as(voucherService).get("/internal/users/by-phone/" + phone).status())
                .isEqualTo(404);
        db.sql("update person set phone_verified = true where id = ?")
                .param(owner.id())
                .update();

        var answer = as(voucherService).get("/internal/users/by-phone/" + phone);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/id")).isEqualTo(owner.id().toString());
    }

    @Test
    void isReadPageByPageInTheOrderOfNumbers() {
        var guests = Stream.generate(this::guest).limit(5).map(Guest::id).toList();
        var before = number(guests.getFirst()) - 1;

        var first = as(voucherService).get("/internal/users/page?after=" + before + "&size=3");
        var last = first.json().get(2).get("number").asLong();
        var second = as(voucherService).get("/internal/users/page?after=" + last + "&size=3");

        assertThat(ids(first)).isEqualTo(guests.subList(0, 3));
        assertThat(ids(second)).startsWith(guests.get(3), guests.get(4));
        assertThat(as(voucherService)
                        .get("/internal/users/page?after=" + Long.MAX_VALUE + "&size=3")
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void raisesTheVersionWithEveryChange() {
        var guest = guest();
        as(guest.token()).patch("/account/me/", "{\"full_name\": \"Ada\"}");
        as(guest(Role.ADMIN).token()).patch("/admin/users/" + guest.id() + "/", "{\"is_active\": false}");
        as(guest(Role.ADMIN).token()).patch("/admin/users/" + guest.id() + "/", "{\"roles\": [\"STAFF\"]}");

        var user = as(voucherService)
                .get("/internal/users?ids=" + guest.id())
                .json()
                .get(0);

        assertThat(user.get("version").asLong()).isEqualTo(3);
        assertThat(user.get("active").asBoolean()).isFalse();
        assertThat(user.get("fullName").asString()).isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?ids=", "", "/page?after=0&size=0", "/page?after=0&size=101", "/page?after=x&size=1"})
    void refusesUnboundedQueries(String query) {
        assertThat(as(voucherService).get("/internal/users" + query).status()).isEqualTo(400);
    }

    @Test
    void answersAHundredAtOnceAndNoMore() {
        assertThat(as(voucherService).get("/internal/users?" + randomIds(100)).body())
                .isEqualTo("[]");
        assertThat(as(voucherService).get("/internal/users?" + randomIds(101)).status())
                .isEqualTo(400);
    }

    private static String randomIds(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> "ids=" + UUID.randomUUID())
                .collect(Collectors.joining("&"));
    }

    private void claim(Guest guest, String phone) {
        assertThat(as(guest.token())
                        .patch("/account/me/", "{\"phone\": \"%s\"}".formatted(phone))
                        .status())
                .isEqualTo(200);
    }

    private long number(UUID id) {
        return db.sql("select number from person where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static List<UUID> ids(Answer answer) {
        return answer.json()
                .valueStream()
                .map(user -> UUID.fromString(user.get("id").asString()))
                .toList();
    }
}
