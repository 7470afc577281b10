package org.walletsuite.wallet.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** What users change of their own profile. */
class ProfileChangeTest extends WalletServiceFixture {

    private static final String ME = "/account/me/";

    @Test
    void changesTheFieldsSentAndPublishesThem() {
        var guest = guest();
        var email = newEmail();
        var answer = as(guest.token()).patch(ME, """
                {"email": " %s ", "full_name": " Ada Lovelace ", "phone": "+966 50 123 4567"}""".formatted(email.toUpperCase(Locale.ROOT)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/email")).isEqualTo(email);
        assertThat(answer.text("/full_name")).isEqualTo("Ada Lovelace");
        assertThat(answer.text("/phone")).isEqualTo("+966501234567");
        assertThat(as(guest.token()).get(ME).body()).isEqualTo(answer.body());
        assertThat(as(guest.token()).patch(ME, "{\"full_name\": \"Countess\"}").text("/phone"))
                .isEqualTo("+966501234567");

        var published = published(UserEvent.TOPIC, guest.id());
        assertThat(published)
                .extracting(PublishedEvent::type)
                .containsExactly("user.registered.v1", "user.updated.v1", "user.updated.v1");
        assertThat(published.get(1).event().at("/user/email").asString()).isEqualTo(email);
        assertThat(published.get(1).event().at("/user/phoneVerified").asBoolean())
                .isFalse();
        assertThat(published)
                .extracting(one -> one.event().at("/user/version").asLong())
                .containsExactly(1L, 2L, 3L);
        assertThat(logIn(email, PASSWORD).status()).isEqualTo(200);
        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void normalisesItsFields() {
        var guest = guest();
        var name = "m" + UUID.randomUUID();
        var answer = as(guest.token()).patch(ME, """
                {"email": "E\\u0301%s@bu\\u0308cher.example", "full_name": "Zoe\\u0308",
                 "phone": "+255 (0) 712\\u2011345 678"}""".formatted(name));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/email")).isEqualTo("\u00e9" + name + "@xn--bcher-kva.example");
        assertThat(answer.text("/full_name")).isEqualTo("Zo\u00eb");
        assertThat(answer.text("/phone")).isEqualTo("+255712345678");
        assertThat(as(guest().token())
                        .patch(ME, "{\"email\": \"\u00c9%s@xn--bcher-kva.example\"}".formatted(name))
                        .body())
                .isEqualTo("{\"email\":[\"A user with this email already exists.\"]}");
    }

    @Test
    void clearsWhatIsNull() {
        var guest = guest();
        as(guest.token()).patch(ME, "{\"full_name\": \"Ada\", \"phone\": \"+966501234567\"}");
        var cleared = as(guest.token()).patch(ME, "{\"full_name\": null, \"phone\": null}");
        assertThat(cleared.json().get("full_name").isNull()).isTrue();
        assertThat(cleared.json().get("phone").isNull()).isTrue();
    }

    @Test
    void ignoresFieldsThatUsersMayNotChange() {
        var guest = guest();
        var answer = as(guest.token()).patch(ME, """
                {"roles": ["ADMIN"], "role": "ADMIN", "level": 3, "is_active": false, "kyc_verified": true,
                 "phone_verified": true, "pending_balance": "5.00", "id": 1}""");
        assertThat(answer.body()).isEqualTo(as(guest.token()).get(ME).body());
        assertThat(answer.text("/level")).isEqualTo("Level 1");
        assertThat(published(UserEvent.TOPIC, guest.id())).hasSize(1);
        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | null",
                "email | \"\"",
                "email | \"beer\"",
                "email | 5",
                "email | [\"a@example.com\"]",
                "email | \"a\\ud800@example.com\"",
                "full_name | \"a\\u0000b\"",
                "full_name | \"a\\nb\"",
                "full_name | \"a\\udc00b\"",
                "full_name | {}",
                "full_name | \"\\u200b\"",
                "full_name | \"A\\u202eda\"",
                "full_name | \"A\\u2029da\"",
                "email | \"a,b@example.com\"",
                "email | \"m\\u200be@example.com\"",
                "email | \"\\uff4de@example.com\"",
                "phone | \"+255712a345678\"",
                "phone | \"+255712345678 ext. 5\"",
                "phone | \"+1-800-FLOWERS\"",
                "phone | \"0501234567\"",
                "phone | 966501234567",
            })
    void namesTheInvalidField(String field, String value) {
        var answer = as(guest().token()).patch(ME, "{\"%s\": %s}".formatted(field, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
    }

    @Test
    void takesAFullNameOf200CharactersAndNoneLonger() {
        var guest = guest();
        assertThat(as(guest.token())
                        .patch(ME, "{\"full_name\": \"%s\"}".formatted("x".repeat(200)))
                        .status())
                .isEqualTo(200);
        assertThat(as(guest.token())
                        .patch(ME, "{\"full_name\": \"%s\"}".formatted("x".repeat(201)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesTheEmailAndPhoneOfAnotherUser() {
        var other = guest();
        db.sql("update person set phone = '+27821234599', phone_verified = true where id = ?")
                .param(other.id())
                .update();
        var guest = guest();
        assertThat(as(guest.token()).patch(ME, "{\"email\": \"%s\"}".formatted(other.email())))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"email\":[\"A user with this email already exists.\"]}");
        assertThat(as(guest.token()).patch(ME, "{\"phone\": \"+27821234599\"}").body())
                .isEqualTo("{\"phone\":[\"A user with this phone already exists.\"]}");
        assertThat(as(other.token())
                        .patch(ME, "{\"email\": \"%s\"}".formatted(other.email()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givesAnEmailToOneOfManyUsersAtTheSameInstant() throws Exception {
        var email = newEmail();
        var guests = List.of(guest(), guest(), guest(), guest());
        var turn = new AtomicInteger();
        var answers = atOnce(
                4,
                () -> as(guests.get(turn.getAndIncrement()).token()).patch(ME, "{\"email\": \"%s\"}".formatted(email)));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(Answer::body)
                .containsOnly("{\"email\":[\"A user with this email already exists.\"]}");
    }

    @Test
    void losesNoSimultaneousChange() throws Exception {
        var guest = guest();
        var turn = new AtomicInteger();
        var bodies = List.of("{\"full_name\": \"Ada\"}", "{\"phone\": \"+966501234567\"}");
        atOnce(2, () -> as(guest.token()).patch(ME, bodies.get(turn.getAndIncrement())));
        var me = as(guest.token()).get(ME);
        assertThat(me.text("/full_name")).isEqualTo("Ada");
        assertThat(me.text("/phone")).isEqualTo("+966501234567");
        assertThat(published(UserEvent.TOPIC, guest.id()))
                .extracting(one -> one.event().at("/user/version").asLong())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void needsANewProofForAChangedPhone() {
        var guest = guest();
        db.sql("update person set phone = '+27821234588', phone_verified = true where id = ?")
                .param(guest.id())
                .update();
        assertThat(as(guest.token())
                        .patch(ME, "{\"phone\": \"+27 82 123 4588\"}")
                        .json()
                        .get("phone_verified")
                        .asBoolean())
                .isTrue();
        assertThat(as(guest.token())
                        .patch(ME, "{\"phone\": \"+27821234587\"}")
                        .json()
                        .get("phone_verified")
                        .asBoolean())
                .isFalse();
    }

    private static String newEmail() {
        return "m" + UUID.randomUUID() + "@example.com";
    }
}
