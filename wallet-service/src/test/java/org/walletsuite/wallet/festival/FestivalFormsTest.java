package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.wallet.testing.Answer;
import org.walletsuite.wallet.testing.Scenario;

/** In what form a festival's texts and its zone are kept. */
class FestivalFormsTest extends Scenario {

    private static final String FESTIVALS = "/api/v1/festivals";
    private static final String DATES = "\"startDate\": \"2026-07-01\", \"endDate\": \"2026-07-03\"";

    @Test
    void keepsItsTextsInTheirOneForm() {
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
        var changed = patch(FESTIVALS + "/" + festival(), "{\"timezone\": \"" + zone + "\"}", admin);
        for (var answer : List.of(created, changed)) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/error/details").propertyNames()).containsExactly("timezone");
        }
    }

    private Answer create(String body) {
        return post(FESTIVALS, body, admin);
    }
}
