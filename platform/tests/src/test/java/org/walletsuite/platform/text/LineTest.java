package org.walletsuite.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    private static final int MOST = 40;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Été 夏 🎪",
                "O'Brien-Smith, Jr. (3rd)",
                "محمد",
                "Ольга",
                "می‌خواهم",
                "ශ්‍රී ලංකා",
                "क्‍ष",
                "👨‍👩‍👧 ❤️‍🔥 👩🏽‍🚀",
                "1️⃣",
                "a  b",
            })
    void isUnchangedInItsNormalForm(String text) {
        assertThat(Line.of(text, MOST)).contains(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'  Ada ', Ada",
        "'\u00a0Ada\u00a0Lovelace\u3000', Ada Lovelace",
        "E\u0301te\u0301, \u00c9t\u00e9",
        "A\u030a, \u00c5",
        "\u212b, \u00c5",
        "\u1100\u1161, \uac00",
    })
    void isNormalised(String text, String line) {
        assertThat(Line.of(text, MOST)).contains(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u2003",
                "\u200b",
                "\u2800",
                "\u3164",
                "\u0301",
                "Ada\u200b",
                "A\u200dda",
                "A\u200cda",
                "A\u00adda",
                "Ada\ufeff",
                "Ada\u2060",
                "Ada\ufe0f",
                "1\ufe0f",
                "\u200dم",
                "Ada\u200e",
                "Ada\u202eevil",
                "Ada\u2067",
                "Ada\u061c",
                "Ada\n",
                "\tAda",
                "A\u0000da",
                "A\u0085da",
                "A\u2028da",
                "A\u2029da",
                "A\ud800da",
                "A\ue000da",
                "A\u0378da",
                "A\u115fda",
                "A\u034fda",
                "A\udb40\udc41da",
                "A\udb40\udd00da",
            })
    void refusesInvisibleCharacters(String text) {
        assertThat(Line.of(text, MOST)).isEmpty();
    }

    @Test
    void isMeasuredOnceNormalised() {
        assertThat(Line.of(" " + "e\u0301".repeat(MOST) + " ", MOST)).contains("\u00e9".repeat(MOST));
        assertThat(Line.of("x".repeat(MOST + 1), MOST)).isEmpty();
        assertThat(Line.of(null, MOST)).isEmpty();
    }

    @Test
    void isNotComposedWhenItIsFarTooLong() {
        var marks = "a" + "\u0301\u0316".repeat(400_000);
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Line.of(marks, 200)))
                .isEmpty();
    }
}
