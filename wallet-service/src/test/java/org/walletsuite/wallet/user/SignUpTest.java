package org.walletsuite.wallet.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.wallet.testing.WalletServiceFixture;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class SignUpTest extends WalletServiceFixture {

    @Test
    void answersWithTheUserInTheDocumentedFields() {
        var name = "n" + UUID.randomUUID().toString().substring(0, 8);
        var answer = signUp("""
                {"email": "  %s@Example.COM ", "password": "correct horse", "full_name": " John Doe ",
                 "phone": "+966 50 123 4567", "username": "%s"}""".formatted(name, name));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames())
                .containsExactly("id", "user_id", "email", "full_name", "phone", "level");
        assertThat(answer.json().get("id").isIntegralNumber()).isTrue();
        assertThat(answer.text("/email")).isEqualTo(name + "@example.com");
        assertThat(answer.text("/full_name")).isEqualTo("John Doe");
        assertThat(answer.text("/phone")).isEqualTo("+966501234567");
        assertThat(answer.text("/level")).isEqualTo("Level 1");
    }

    @Test
    void numbersUsersInTheirOrder() {
        var first = signUp(newEmail(), PASSWORD).json().get("id").asLong();
        var second = signUp(newEmail(), PASSWORD).json().get("id").asLong();
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void namesEveryMissingField() {
        assertThat(signUp("{}"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(
                        400, "{\"email\":[\"This field is required.\"],\"password\":[\"This field is required.\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "beer", "a@b", "@example.com", "a b@example.com", "a@b@example.com", "a\\u0000@b.cd"})
    void refusesInvalidEmails(String email) {
        var answer = signUp(email, PASSWORD);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("email");
    }

    @ParameterizedTest
    @CsvSource({
        "1234567, 400",
        "12345678, 201",
        "ééé, 400",
        "éééé, 201",
        "e\u0301e\u0301e\u0301, 400",
        "\u30001234567, 201",
        "\u3000123456, 400",
    })
    void measuresNormalisedPasswordsInBytes(String password, int status) {
        var answer = signUp(newEmail(), password);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void takesAPasswordOf72BytesAndNoneLonger() {
        assertThat(signUp(newEmail(), "x".repeat(72)).status()).isEqualTo(201);
        assertThat(signUp(newEmail(), "e\u0301".repeat(36)).status()).isEqualTo(201);
        var answer = signUp(newEmail(), "x".repeat(73));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("password");
    }

    @ParameterizedTest
    @CsvSource({
        "phone, 0501234567",
        "phone, +1",
        "phone, beer",
        "username, ab",
        "username, a b c",
        "full_name, a\\u0000b",
        "full_name, a\\nb",
        "full_name, a\\ud800b",
        "email, a\\ud800@example.com",
        "password, a\\ud800 long password",
        "password, a\\u0000 long password",
        "password, a\\tlong password",
        "password, a\\u200blong password",
        "email, 'a,b@example.com'",
        "email, <a@example.com>",
        "email, a;b@example.com",
        "email, a\\u200b@example.com",
        "email, \\u212aelvin@example.com",
        "username, \\u212aelvin",
        "username, \\uff41da",
        "username, a\\u200bda",
        "username, \u00e9lan",
        "full_name, \\u200b\\u2060",
        "full_name, A\\u202eda",
        "full_name, A\\u2028da",
        "phone, +255712a345678",
        "phone, Call me: +255712345678",
        "phone, +255712345678 ext. 5",
        "phone, +1-800-FLOWERS",
    })
    void namesTheInvalidField(String field, String value) {
        var body = new JsonMapper().createObjectNode().put("email", newEmail()).put("password", PASSWORD);
        var answer = signUp(body.put(field, "")
                .toString()
                .replace("\"" + field + "\":\"\"", "\"" + field + "\":\"" + value + "\""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
    }

    @Test
    void refusesAnInvalidBody() {
        assertThat(signUp("{\"email\":").text("/detail")).contains("not valid JSON");
        assertThat(asNobody().post("/account/signup/").status()).isIn(400, 415);
        assertThat(signUp("{\"email\": [], \"password\": \"x\"}")
                        .json()
                        .get("email")
                        .isArray())
                .isTrue();
    }

    @Test
    void refusesAnEmailThatIsTakenHoweverItIsWritten() {
        var email = newEmail();
        assertThat(signUp(email, PASSWORD).status()).isEqualTo(201);
        assertThat(signUp(" " + email.toUpperCase(Locale.ROOT), PASSWORD))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"email\":[\"A user with this email already exists.\"]}");
    }

    @Test
    void refusesAUsernameThatIsTakenInAnyCase() {
        var username = "U" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(signUpAs(username).status()).isEqualTo(201);
        assertThat(signUpAs(username.toLowerCase(Locale.ROOT)))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"username\":[\"A user with this username already exists.\"]}");
    }

    @Test
    void letsSeveralUsersEnterAPhoneUntilOneProvesIt() {
        var phone = "+27821234567";
        var first = signUpWithPhone(phone);
        assertThat(first.status()).isEqualTo(201);
        assertThat(signUpWithPhone(phone).status()).isEqualTo(201);
        db.sql("update person set phone_verified = true where id = ?")
                .param(UUID.fromString(first.text("/user_id")))
                .update();
        assertThat(signUpWithPhone(phone))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"phone\":[\"A user with this phone already exists.\"]}");
    }

    @Test
    void letsAUserWhosePhoneAnotherProvedChangeEverythingElse() {
        var phone = "+27821234568";
        var claimant = UUID.fromString(signUpWithPhone(phone).text("/user_id"));
        db.sql("update person set phone_verified = true where id = ?")
                .param(UUID.fromString(signUpWithPhone(phone).text("/user_id")))
                .update();
        var token = issuer.token(claimant, Role.USER);
        for (var change :
                List.of("{\"full_name\": \"Ada\"}", "{\"full_name\": \"Ada L.\", \"phone\": \"" + phone + "\"}")) {
            var answer = as(token).patch("/account/me/", change);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().get("phone_verified").asBoolean()).isFalse();
        }
        assertThat(as(token).patch("/account/me/", "{\"phone\": null}").status())
                .isEqualTo(200);
        assertThat(as(token)
                        .patch("/account/me/", "{\"phone\": \"" + phone + "\"}")
                        .body())
                .isEqualTo("{\"phone\":[\"A user with this phone already exists.\"]}");
    }

    @Test
    void acceptsOneOfManySignUpsWithOneEmailAtTheSameInstant() throws Exception {
        var email = newEmail();
        var answers = atOnce(8, () -> signUp(email, PASSWORD));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::body)
                .containsOnly("{\"email\":[\"A user with this email already exists.\"]}");
    }

    @Test
    void worksWithoutTheTrailingSlash() {
        assertThat(asNobody().post("/account/signup", "{}").body()).contains("This field is required.");
        assertThat(asNobody().post("/account/login", "{}").status()).isEqualTo(400);
        assertThat(asNobody().post("/account/token/refresh", "{}").status()).isEqualTo(400);
    }

    @Test
    void publishesASignUpOnce() {
        var guest = guest();
        var records = published(UserEvent.TOPIC, guest.id());
        assertThat(records).extracting(PublishedEvent::type).containsExactly("user.registered.v1");
        var event = records.getFirst().event();
        assertThat(event.at("/user/id").asString()).isEqualTo(guest.id().toString());
        assertThat(event.at("/user/email").asString()).isEqualTo(guest.email());
        assertThat(event.toString()).doesNotContainIgnoringCase("password");
    }

    @Test
    void publishesNothingOfARefusedSignUp() {
        var guest = guest();
        signUp(guest.email(), PASSWORD);
        assertThat(published(UserEvent.TOPIC, guest.id())).hasSize(1);
        assertThat(db.sql("select count(*) from outbox where value like ?")
                        .param("%" + guest.email() + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsPasswordsOutOfTheLog(CapturedOutput output) {
        var email = newEmail();
        signUp(email, "my very own secret");
        signUp(email, "my very own secret");
        logIn(email, "my very own secret");
        logIn(email, "my very own mistake");
        assertThat(output.getAll()).doesNotContain("my very own");
        assertThat(db.sql("select password_hash from person where email = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .startsWith("$2a$10$");
        assertThat(new SignUp(email, "secret", null, null, null, null).toString())
                .doesNotContain("secret");
        assertThat(new FirstUsersSettings.Admin("a@example.com", "secret").toString())
                .doesNotContain("secret");
    }

    private Answer signUp(String body) {
        return asNobody().post("/account/signup/", body);
    }

    private Answer signUpAs(String username) {
        return signUp("{\"email\": \"%s\", \"password\": \"%s\", \"username\": \"%s\"}"
                .formatted(newEmail(), PASSWORD, username));
    }

    private Answer signUpWithPhone(String phone) {
        return signUp(
                "{\"email\": \"%s\", \"password\": \"%s\", \"phone\": \"%s\"}".formatted(newEmail(), PASSWORD, phone));
    }

    private static String newEmail() {
        return "p" + UUID.randomUUID() + "@example.com";
    }
}
