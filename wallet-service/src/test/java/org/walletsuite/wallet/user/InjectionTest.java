package org.walletsuite.wallet.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.wallet.testing.WalletServiceFixture;
import tools.jackson.databind.json.JsonMapper;

/** What would be more than one address, or more than a name, in the head of a mail. */
class InjectionTest extends WalletServiceFixture {

    private static final String ME = "/account/me/";

    static List<String> emails() {
        return List.of(
                "alice@example.com\r\nBcc: spy@example.com",
                "alice@example.com\nBcc: spy@example.com",
                "alice@example.com\rBcc: spy@example.com",
                "alice\r\n@example.com",
                "alice@exam\r\nple.com",
                "\r\nalice@example.com",
                "alice@example.com\r\n",
                "alice@example.com\r\n\r\nHello",
                "alice@example.com\u0085",
                "alice@example.com\u2028Bcc: spy@example.com",
                "alice@example.com\u2029",
                "alice\u000b@example.com",
                "alice\u000c@example.com",
                "alice\u0000@example.com",
                "alice\u001b@example.com",
                "alice\u007f@example.com",
                "alice@example.com\u0008",
                "alice\t@example.com",
                "alice@example.com,spy@example.com",
                "alice,spy@example.com",
                "alice@example.com;spy@example.com",
                "alice;spy@example.com",
                "alice@example.com spy@example.com",
                "<alice@example.com>",
                "alice@example.com>",
                "alice<spy@example.com",
                "Alice <alice@example.com>",
                "\"Alice\" <alice@example.com>",
                "\"alice\"@example.com",
                "\"alice spy\"@example.com",
                "\"alice@spy\"@example.com",
                "\"alice\\r\\n\"@example.com",
                "alice\"@example.com",
                "alice@\"example.com\"",
                "alice(comment)@example.com",
                "(comment)alice@example.com",
                "alice@example.com(comment)",
                "alice@(comment)example.com",
                "alice@spy@example.com",
                "alice@@example.com",
                "@spy.example:alice@example.com",
                "friends:alice@example.com;",
                "alice\\@example.com",
                "alice@[127.0.0.1]",
                "mailto:alice@example.com",
                "=?utf-8?q?alice?= <alice@example.com>");
    }

    @ParameterizedTest
    @MethodSource("emails")
    void isNoEmailAtSignUp(String email) {
        var answer = asNobody()
                .post("/account/signup/", "{\"email\": %s, \"password\": \"%s\"}".formatted(json(email), PASSWORD));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("email");
    }

    @ParameterizedTest
    @MethodSource("emails")
    void isNoEmailOfAProfile(String email) {
        var answer = as(guest().token()).patch(ME, "{\"email\": %s}".formatted(json(email)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alice\r\nBcc: spy@example.com",
                "Alice\nBcc: spy@example.com",
                "Alice\rBcc: spy@example.com",
                "Alice\u0085Bcc: spy@example.com",
                "Alice\u2028Bcc: spy@example.com",
                "Alice\u000bBcc: spy@example.com",
                "Alice\r\n",
                "\r\nAlice",
                "Alice\u0000",
            })
    void isNoName(String name) {
        var signedUp = asNobody().post("/account/signup/", """
                {"email": "i%s@example.com", "password": "%s", "full_name": %s}""".formatted(UUID.randomUUID(), PASSWORD, json(name)));
        var changed = as(guest().token()).patch(ME, "{\"full_name\": %s}".formatted(json(name)));

        assertThat(List.of(signedUp, changed)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().propertyNames()).containsExactly("full_name");
        });
    }

    private static String json(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
