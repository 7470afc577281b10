package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class FestivalBodyTest extends WalletServiceFixture {

    private static final String FESTIVALS = "/api/v1/festivals";
    private static final String DATES = "\"startDate\": \"2026-07-01\", \"endDate\": \"2026-07-03\"";

    private final String anybody = issuer.token(UUID.randomUUID(), Role.USER);

    @Test
    void isCreatedActiveWithSensibleDefaults() {
        var answer = create("{\"name\": \" Summer Sounds \", " + DATES + "}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.data().propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "startDate",
                        "endDate",
                        "location",
                        "timezone",
                        "currencyName",
                        "exchangeRate",
                        "status",
                        "qrAlgorithm",
                        "offlineLimits",
                        "createdAt",
                        "updatedAt");
        assertThat(answer.body())
                .contains(
                        "\"name\":\"Summer Sounds\"",
                        "\"startDate\":\"2026-07-01\",\"endDate\":\"2026-07-03\",\"location\":null,"
                                + "\"timezone\":\"UTC\",\"currencyName\":\"Jetons\",\"exchangeRate\":1,"
                                + "\"status\":\"ACTIVE\"");
        assertThat(answer.data().get("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(as(anybody).get(FESTIVALS + "/" + answer.id()).body()).isEqualTo(answer.body());
        assertThat(as(anybody).get(FESTIVALS + "/" + answer.id() + "/").body()).isEqualTo(answer.body());
    }

    @Test
    void showsTheFieldsAsTheyWereSent() {
        var answer = create("""
                {"name": "Sounds", "startDate": "2026-07-01T18:00:00+02:00", "endDate": "2026-07-03T02:00:00",
                 "location": "Lyon", "timezone": "Europe/Paris", "currencyName": "Beads", "exchangeRate": 0.250}""");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"startDate\":\"2026-07-01T18:00:00+02:00\",\"endDate\":\"2026-07-03T02:00:00\","
                        + "\"location\":\"Lyon\",\"timezone\":\"Europe/Paris\",\"currencyName\":\"Beads\","
                        + "\"exchangeRate\":0.25,");
    }

    @Test
    void hasANameWithCharactersOutsideTheBasicPlane() {
        var answer = create("{\"name\": \"\\ud83c\\udfaa Été 夏\", \"location\": \"\\ud83c\\udfd5\", " + DATES + "}");
        assertThat(answer.body()).contains("\"name\":\"🎪 Été 夏\"", "\"location\":\"🏕\"");
        assertThat(as(admin).patch(FESTIVALS + "/" + answer.id(), "{\"location\": \"\\ud83c\"}"))
                .extracting(Answer::status, Answer::errorMessage)
                .containsExactly(400, "location: Holds a character that can't be stored.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name         | {'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "name         | {'name': ' ', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "name         | {'name': 'a\\u0000b', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "name         | {'name': 'a\\ud83db', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "name         | {'name': 'a\\u2028b', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "location     | {'name': 'S', 'location': 'a\\udc00', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "location     | {'name': 'S', 'location': 'a\\u0000', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "currencyName | {'name': 'S', 'currencyName': '\\ud83d', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "timezone     | {'name': 'S', 'timezone': '\\ud83d', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "startDate    | {'name': 'S', 'endDate': '2026-07-03'}",
                "startDate    | {'name': 'S', 'startDate': 'soon', 'endDate': '2026-07-03'}",
                "startDate    | {'name': 'S', 'startDate': '2026-02-30', 'endDate': '2026-07-03'}",
                "startDate    | {'name': 'S', 'startDate': '+12345-02-03', 'endDate': '2026-07-03'}",
                "endDate      | {'name': 'S', 'startDate': '2026-07-01'}",
                "endDate      | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-06-30'}",
                "endDate      | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-06-30T23:59:59Z'}",
                "timezone     | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'timezone': 'Moon/Sea'}",
                "currencyName | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'currencyName': ''}",
                "currencyName | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'currencyName': null}",
                "timezone     | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'timezone': null}",
                "exchangeRate | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'exchangeRate': null}",
                "currencyName | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'currencyName': '\\u200b'}",
                "currencyName | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'currencyName': 'a\\u202eb'}",
                "name         | {'name': 'a\\u2066b', 'startDate': '2026-07-01', 'endDate': '2026-07-01'}",
                "location     | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'location': 'a\\u200bb'}",
                "exchangeRate | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'exchangeRate': 0}",
                "exchangeRate | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'exchangeRate': -1}",
                "exchangeRate | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'exchangeRate': 1e999999}",
                "exchangeRate | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'exchangeRate': 0.0000001}",
                "exchangeRate | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'exchangeRate': 'one'}",
            })
    void namesTheInvalidField(String field, String body) {
        var answer = create(body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.json().at("/error/details").propertyNames()).containsExactly(field);
    }

    @Test
    void losesItsLocationWhenAChangeSetsItToNull() {
        var path = FESTIVALS + "/"
                + create("{\"name\": \"S\", \"location\": \"Lyon\", " + DATES + "}")
                        .id();
        assertThat(as(admin).patch(path, "{\"name\": \"Sounds\"}").body()).contains("\"location\":\"Lyon\"");

        var changed = as(admin).patch(path, "{\"location\": null}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).contains("\"name\":\"Sounds\"", "\"location\":null");
        assertThat(as(anybody).get(path).body()).isEqualTo(changed.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "startDate", "endDate", "timezone", "currencyName", "exchangeRate", "status"})
    void keepsWhatMayNotBeEmpty(String field) {
        var path = FESTIVALS + "/" + festival();
        var before = as(anybody).get(path).body();

        var answer = as(admin).patch(path, "{\"location\": \"Lyon\", \"" + field + "\": null}");

        assertThat(answer).extracting(Answer::status, Answer::errorCode).containsExactly(400, "VALIDATION_ERROR");
        assertThat(answer.json().at("/error/details").toString())
                .isEqualTo("{\"" + field + "\":[\"This field is required.\"]}");
        assertThat(as(anybody).get(path).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name         | 7       | Not a valid string.",
                "location     | [!a!]   | Not a valid string.",
                "exchangeRate | !one!   | Not a valid value.",
                "status       | !LOST!  | Not a valid value; one of [ACTIVE, ENDED]."
            })
    void namesTheInvalidFieldOfAChange(String field, String value, String complaint) {
        var answer =
                as(admin).patch(FESTIVALS + "/" + festival(), "{\"%s\": %s}".formatted(field, value.replace('!', '"')));

        assertThat(answer.json().at("/error/details").toString())
                .isEqualTo("{\"" + field + "\":[\"" + complaint + "\"]}");
    }

    @Test
    void normalisesItsTexts() {
        var answer = create("{\"name\": \"\\u00a0E\\u0301te\\u0301\\u2003\", \"location\": \"A\\u030a\","
                + " \"currencyName\": \"Cafe\\u0301\", " + DATES + "}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"name\":\"\u00c9t\u00e9\"", "\"location\":\"\u00c5\"", "\"currencyName\":\"Caf\u00e9\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Africa/Dar_es_Salaam", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "EST5EDT", "UTC", "GMT"})
    void isInAZoneOfIana(String zone) {
        var answer = create("{\"name\": \"S\", \"timezone\": \"" + zone + "\", " + DATES + "}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).contains("\"timezone\":\"" + zone + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+02:00:30", "+02:00", "-5", "Z", "UTC+02:00", "GMT+2", "UT", "SystemV/EST5", "europe/paris", ""
            })
    void isInNoOtherZone(String zone) {
        var created = create("{\"name\": \"S\", \"timezone\": \"" + zone + "\", " + DATES + "}");
        var changed = as(admin).patch(FESTIVALS + "/" + festival(), "{\"timezone\": \"" + zone + "\"}");
        for (var answer : List.of(created, changed)) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/error/details").propertyNames()).containsExactly("timezone");
        }
    }

    @Test
    void lastsAtLeastADay() {
        assertThat(create("{\"name\": \"S\", \"startDate\": \"2026-07-01T20:00:00Z\", \"endDate\": \"2026-07-01\"}")
                        .status())
                .isEqualTo(201);
    }

    private Answer create(String body) {
        return as(admin).post(FESTIVALS, body);
    }
}
