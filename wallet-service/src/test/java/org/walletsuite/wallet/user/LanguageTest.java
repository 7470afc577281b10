package org.walletsuite.wallet.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** The language of texts for a user. */
class LanguageTest extends WalletServiceFixture {

    private static final String ME = "/account/me/";
    private static final String REFUSED = "{\"language\":[\"Must be en or fr.\"]}";

    @Test
    void isEnglishUnlessSomethingElseIsWanted() {
        var guest = guest();

        assertThat(as(guest.token()).get(ME).text("/language")).isEqualTo("en");
        assertThat(published(UserEvent.TOPIC, guest.id())
                        .getFirst()
                        .event()
                        .at("/user/language")
                        .asString())
                .isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | fr",
                "FR-ca | fr",
                "fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7 | fr",
                "en-GB,fr;q=0.5 | en",
                "en;q=0.5,fr;q=0.7 | fr",
                "de,sw;q=0.9,fr;q=0.1 | fr",
                "fr;q=0,de | en",
                "de | en",
                "* | en",
                "fr_FR | en",
                "fr;q=much | en",
                "', ;;' | en",
            })
    void isTheBrowsersFirstOfOurs(String wanted, String language) {
        assertThat(Language.preferred(wanted)).isEqualTo(language);
    }

    @Test
    void isEnglishWhereAHeaderIsLongerThanBrowsersSend() {
        assertThat(Language.preferred("fr," + "de,".repeat(100) + "sw")).isEqualTo("en");
        assertThat(Language.preferred("")).isEqualTo("en");
        assertThat(Language.preferred(null)).isEqualTo("en");
    }

    @Test
    void isTakenFromTheBrowserAtSignUpUnlessItIsChosen() {
        assertThat(languageOf(signUpFrom("fr-FR,fr;q=0.9", ""))).isEqualTo("fr");
        assertThat(languageOf(signUpFrom("fr", ", \"language\": null"))).isEqualTo("fr");
        assertThat(languageOf(signUpFrom("fr", ", \"language\": \"en\""))).isEqualTo("en");
        assertThat(languageOf(signUpFrom("en", ", \"language\": \"fr\""))).isEqualTo("fr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "FR", "fr-FR", "french", " fr"})
    void isNoOther(String language) {
        assertThat(signUpFrom("fr", ", \"language\": \"%s\"".formatted(language)))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, REFUSED);
        assertThat(as(guest().token()).patch(ME, "{\"language\": \"%s\"}".formatted(language)))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"fr\\u0000\"", "5", "[\"fr\"]"})
    void isNotTakenAway(String value) {
        var answer = as(guest().token()).patch(ME, "{\"language\": %s}".formatted(value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("language");
    }

    @Test
    void isChangedAndPublishedLikeTheProfile() {
        var guest = guest();

        var answer = as(guest.token()).patch(ME, "{\"language\": \"fr\"}").expect(200);

        assertThat(answer.text("/language")).isEqualTo("fr");
        assertThat(as(guest.token()).get(ME).body()).isEqualTo(answer.body());
        assertThat(as(guest.token()).patch(ME, "{\"full_name\": \"Ada\"}").text("/language"))
                .isEqualTo("fr");
        as(guest.token()).patch(ME, "{\"language\": \"fr\"}").expect(200);
        var published = published(UserEvent.TOPIC, guest.id());
        assertThat(published)
                .extracting(PublishedEvent::type)
                .containsExactly("user.registered.v1", "user.updated.v1", "user.updated.v1");
        assertThat(published.get(1).event().at("/user/language").asString()).isEqualTo("fr");
        assertThat(published.get(1).event().at("/user/version").asLong()).isEqualTo(2);
    }

    private Answer signUpFrom(String acceptLanguage, String more) {
        var body =
                "{\"email\": \"l%s@example.com\", \"password\": \"%s\"%s}".formatted(UUID.randomUUID(), PASSWORD, more);
        return answer(asNobody()
                .request(HttpMethod.POST, "/account/signup/")
                .header(HttpHeaders.ACCEPT_LANGUAGE, acceptLanguage)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body));
    }

    private String languageOf(Answer signedUp) {
        var id = UUID.fromString(signedUp.expect(201).text("/user_id"));
        return asUser(id).get(ME).text("/language");
    }
}
