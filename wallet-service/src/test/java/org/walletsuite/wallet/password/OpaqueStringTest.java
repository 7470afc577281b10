package org.walletsuite.wallet.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueStringTest {

    @ParameterizedTest
    @CsvSource({
        "Pa\u0308sswort, P\u00e4sswort",
        "correct\u00a0horse\u3000battery, correct horse battery",
        "'  Spaces stay  ', '  Spaces stay  '",
        "Case Stays, Case Stays",
        "\uff21\ufb01, \uff21\ufb01",
        "\ud83d\udd11, \ud83d\udd11",
    })
    void isNormalised(String typed, String password) {
        assertThat(OpaqueString.of(typed)).contains(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tab\tbed",
                "line\nfeed",
                "nul\u0000",
                "del\u007f",
                "next\u0085line",
                "zero\u200bwidth",
                "r\u202etl",
                "h\u115f",
                "\u0378"
            })
    void isRefusedOtherwise(String text) {
        assertThat(OpaqueString.of(text)).isEmpty();
    }
}
