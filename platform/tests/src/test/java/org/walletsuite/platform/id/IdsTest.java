package org.walletsuite.platform.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @Test
    void readsAnIdInUpperAndLowerCase() {
        var id = Ids.next();
        assertThat(Ids.parse(id.toString())).isEqualTo(id);
        assertThat(Ids.parse("00000000-0000-7000-8000-00000000A11C"))
                .hasToString("00000000-0000-7000-8000-00000000a11c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0000000-00000-7000-8000-00000000a11c",
                "00000000-0000-7000-8000-00000000a11",
                "00000000-0000-7000-8000-00000000a11c0",
                "0000000000007000800000000000a11c",
                "00000000-0000-7000-8000-00000000g11c"
            })
    void refusesEveryOtherNotation(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ids.parse(text));
    }
}
