package org.walletsuite.wallet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.user.SyncedUserApi.AddressChange;
import org.walletsuite.platform.user.SyncedUserApi.Outcome;
import org.walletsuite.platform.user.SyncedUserApi.Reason;
import org.walletsuite.platform.user.SyncedUserApi.Result;
import org.walletsuite.platform.user.User;

/** How users whom other systems brought sign up, and what they can't do before. */
class SyncedSignUpTest extends SyncFixture {

    @Test
    void makesTheUserTheOneWhoSignsUp() {
        var email = newEmail();
        var user = brought(email, newPhone());

        var answer = asNobody()
                .post(
                        "/account/signup/",
                        "{\"email\": \"%s\", \"password\": \"%s\", \"full_name\": \"Karen Blixen\"}"
                                .formatted(email, PASSWORD));

        assertThat(answer.expect(201).text("/user_id")).isEqualTo(user.toString());
        assertThat(answer.text("/full_name")).isEqualTo("Karen Blixen");
        assertThat(logIn(email, PASSWORD).status()).isEqualTo(200);
        assertThat(events(user)).containsExactly("user.registered.v1", "user.updated.v1");
        var updated = published(UserEvent.TOPIC, user).getLast().event().get("user");
        assertThat(updated.get("version").asLong()).isEqualTo(2);
        assertThat(updated.get("origin").asString()).isEqualTo(MIDAN);
        assertThat(signUp(email, PASSWORD).body())
                .isEqualTo("{\"email\":[\"A user with this email already exists.\"]}");
    }

    /** Nobody has proved the e-mail. */
    @Test
    void showsNothingThatTheOtherSystemKnows() {
        var email = newEmail();
        var user = brought(email, newPhone());

        var answer = signUp(email, PASSWORD).expect(201);

        assertThat(answer.json().get("phone").isNull()).isTrue();
        assertThat(answer.json().get("full_name").isNull()).isTrue();
        assertThat(addresses(user)).isEqualTo(email + " -");
    }

    @Test
    void worksOnceForManyAtTheSameInstant() {
        var email = newEmail();
        var user = brought(email, null);

        var answers = atOnce(6, () -> signUp(email, PASSWORD));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::status)
                .containsOnly(400);
        assertThat(events(user)).containsExactly("user.registered.v1", "user.updated.v1");
    }

    @Test
    void leavesTheUserAsBeforeWhereItIsRefused() {
        var email = newEmail();
        var user = brought(email, null);
        var body = "{\"email\": \"%s\", \"password\": \"%s\", \"username\": \"%s\"}";
        var username = "u" + Ids.next().toString().substring(0, 30);
        asNobody()
                .post("/account/signup/", body.formatted(newEmail(), PASSWORD, username))
                .expect(201);

        var answer = asNobody().post("/account/signup/", body.formatted(email, PASSWORD, username));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("username");
        assertThat(count("person", "id = ? and password_hash is null and version = 1", user))
                .isOne();
    }

    @Test
    void isClosedToAUserWhomAnAdminDisabled() {
        var email = newEmail();
        var user = brought(email, null);
        as(guest(Role.ADMIN).token())
                .patch("/admin/users/" + user + "/", "{\"is_active\": false}")
                .expect(200);

        assertThat(signUp(email, PASSWORD).body())
                .isEqualTo("{\"email\":[\"A user with this email already exists.\"]}");
        assertThat(count("person", "id = ? and password_hash is null", user)).isOne();
    }

    @Test
    void isNeededToLogIn() {
        var email = newEmail();
        brought(email, null);
        var unknown = logIn(newEmail(), PASSWORD);

        for (var password : new String[] {PASSWORD, "nobody has this password", ""}) {
            var answer = logIn(email, password);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(unknown.body());
        }
    }

    /** Wrong passwords before the sign-up count for the name, as an unknown user's do, and lock nobody out later. */
    @Test
    void findsNoLockOutOfStrangersBefore() {
        var email = newEmail();
        brought(email, null);
        for (var attempt = 0; attempt < 5; attempt++) {
            logIn(email, "a wrong one");
        }
        assertThat(logIn(email, "a wrong one").status()).isEqualTo(429);

        signUp(email, PASSWORD).expect(201);

        assertThat(logIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void isSeparateForOneWithTheSameUnprovedPhone() {
        var phone = newPhone();
        var synced = brought(null, phone);
        var body =
                "{\"email\": \"%s\", \"password\": \"%s\", \"phone\": \"%s\"}".formatted(newEmail(), PASSWORD, phone);

        var guest = asNobody().post("/account/signup/", body).expect(201).text("/user_id");

        assertThat(guest).isNotEqualTo(synced.toString());
        assertThat(addresses(synced)).isEqualTo("- " + phone);
    }

    @Test
    void letsWhoProvesThePhoneHaveItAndTheOtherStay() throws Exception {
        var phone = newPhone();
        var synced = brought(newEmail(), phone);
        var guest = guest();

        prove(guest, phone);

        assertThat(asService("voucher").get("/internal/users/by-phone/" + phone).text("/id"))
                .isEqualTo(guest.id().toString());
        assertThat(events(synced)).containsExactly("user.registered.v1");
    }

    /** Half of what a system says of one id has an e-mail only, the other half a phone only. */
    @Test
    void leavesOneUserWhereOnlyAPhoneCameFirst() {
        var external = UUID.randomUUID().toString();
        var phone = newPhone();
        var onlyAPhone = bring(theirs(external, null, phone)).userId();
        var karen = guest();

        var found = bring(theirs(external, karen.email(), null));

        assertThat(found).isEqualTo(new Result(karen.id(), Outcome.FOUND, true, karen.email(), null));
        assertThat(bring(theirs(external, null, phone)).userId()).isEqualTo(karen.id());
        assertThat(events(onlyAPhone)).containsExactly("user.registered.v1", "user.disabled.v1");
        assertThat(addresses(onlyAPhone)).isEqualTo("- -");
        assertThat(apply(new AddressChange(onlyAPhone, null, phone)))
                .isEqualTo(refused(onlyAPhone, Reason.UNKNOWN_USER));
    }

    @Test
    void leavesOneUserWhateverComesFirst() {
        for (var round = 0; round < 5; round++) {
            var external = UUID.randomUUID().toString();
            var email = newEmail();
            var phone = newPhone();

            atOnce(
                    11,
                    number -> number == 0
                            ? signUp(email, PASSWORD).expect(201).text("/user_id")
                            : bring(number % 2 == 0 ? theirs(external, email, null) : theirs(external, null, phone))
                                    .userId()
                                    .toString());

            var user = bring(theirs(external, email, null));
            assertThat(user.hasPassword()).isTrue();
            assertThat(user.email()).isEqualTo(email);
            assertThat(count("person", "email = ? or phone = ?", email, phone)).isOne();
        }
    }

    @Test
    void leavesAUserWhoHasAWalletAlone() {
        var external = UUID.randomUUID().toString();
        var phone = newPhone();
        var onlyAPhone = bring(theirs(external, null, phone)).userId();
        var wallet = as(admin).get("/api/v1/wallet/of/" + onlyAPhone).expect(200);

        var found = bring(theirs(external, guest().email(), null));

        assertThat(found.userId()).isEqualTo(onlyAPhone);
        assertThat(wallet.text("/data/accountUserName")).isEqualTo(phone);
    }

    @Test
    void isKnownToServicesBeforeItWithoutAnEmail() {
        var phone = newPhone();
        var user = brought(null, phone);

        var shown = asService("voucher")
                .get("/internal/users?ids=" + user)
                .expect(200)
                .json()
                .get(0);
        var listed = as(admin)
                .get("/admin/users/?search=" + phone.substring(1))
                .expect(200)
                .json()
                .get(0);

        assertThat(shown.get("email").isNull()).isTrue();
        assertThat(shown.get("language").asString()).isEqualTo(User.DEFAULT_LANGUAGE);
        assertThat(listed.get("email").isNull()).isTrue();
        assertThat(listed.get("user_id").asString()).isEqualTo(user.toString());
        assertThat(Objects.toString(listed.get("phone_verified"))).isEqualTo("false");
    }
}
