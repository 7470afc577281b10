package org.walletsuite.payment.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.payment.testing.PaymentServiceFixture;

/** The normalisation of a stand's name and location. */
class StandTextsTest extends PaymentServiceFixture {

    @Test
    void normalisesItsTexts() {
        var made = as(admin)
                .post(
                        stands(),
                        "{\"name\":\"\\u00a0Cafe\\u0301 Bar \",\"category\":\"BAR\",\"location\":\" A\\u030are \"}");
        assertThat(made.text("/data/name")).isEqualTo("Caf\u00e9 Bar");
        assertThat(made.text("/data/location")).isEqualTo("\u00c5re");
        var changed = as(admin)
                .patch(
                        "/api/v1/stands/" + made.id(),
                        "{\"name\":\" E\\u0301te\\u0301\",\"location\":\"Zu\\u0308rich \"}");
        assertThat(changed.text("/data/name")).isEqualTo("\u00c9t\u00e9");
        assertThat(changed.text("/data/location")).isEqualTo("Z\u00fcrich");
        assertThat(as(admin)
                        .post(stands(), "{\"name\":\"Bar\",\"category\":\"BAR\",\"location\":\" \"}")
                        .body())
                .doesNotContain("location");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u200b",
                "B\\u200br",
                "B\\u202er",
                "B\\u2066r",
                "B\\u2028r",
                "B\\u2029r",
                "B\\u0085r",
                "B\\nr",
                "\\ufeff",
                "\\u3164"
            })
    void refusesInvisibleCharacters(String text) {
        var stand = "/api/v1/stands/" + newStand();
        for (var refused : List.of(
                as(admin).post(stands(), "{\"name\":\"" + text + "\",\"category\":\"BAR\"}"),
                as(admin).patch(stand, "{\"name\":\"" + text + "\"}"))) {
            assertThat(refused.text("/error/details/name/0")).isEqualTo("Must be plain text on one line.");
        }
        for (var refused : List.of(
                as(admin).post(stands(), "{\"name\":\"B\",\"category\":\"BAR\",\"location\":\"" + text + "\"}"),
                as(admin).patch(stand, "{\"location\":\"" + text + "\"}"))) {
            assertThat(refused.text("/error/details/location/0")).isEqualTo("Must be plain text on one line.");
        }
    }

    @Test
    void measuresATextOnceNormalised() {
        var decomposed = "e\\u0301".repeat(50);
        var made = as(admin).post(stands(), "{\"name\":\"" + decomposed + "\",\"category\":\"BAR\"}");
        assertThat(made.text("/data/name")).isEqualTo("\u00e9".repeat(50));
        assertThat(as(admin)
                        .patch("/api/v1/stands/" + made.id(), "{\"name\":\"" + decomposed + "\"}")
                        .status())
                .isEqualTo(200);

        var growing = "\\u0958".repeat(100);
        for (var refused : List.of(
                as(admin).post(stands(), "{\"name\":\"" + growing + "\",\"category\":\"BAR\"}"),
                as(admin).patch("/api/v1/stands/" + made.id(), "{\"name\":\"" + growing + "\"}"))) {
            assertThat(refused.text("/error/details/name/0")).isEqualTo("Must have at most 100 characters.");
        }
    }

    private String stands() {
        return "/api/v1/festivals/" + festival.id() + "/stands";
    }
}
