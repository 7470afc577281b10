package org.walletsuite.platform.mainwallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShillingsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 100",
        "1.00, 100",
        "1.5, 150",
        "1E+3, 100000",
        "150000.00, 15000000",
        "999999999999.99, 99999999999999"
    })
    void areReadToTheCent(BigDecimal amount, long minor) {
        assertThat(read(amount)).containsExactly(Long.toString(minor));
    }

    @ParameterizedTest
    @CsvSource({
        "1.001, Must have at most 12 digits and 2 decimals.",
        "1.000, Must have at most 12 digits and 2 decimals.",
        "1000000000000, Must have at most 12 digits and 2 decimals.",
        "1E+999999999, Must have at most 12 digits and 2 decimals.",
        "1E-999999999, Must have at most 12 digits and 2 decimals.",
        "0.99, Must be at least 1 TZS.",
        "0, Must be at least 1 TZS.",
        "-5, Must be at least 1 TZS.",
        ", This field is required."
    })
    void areRefusedInWordsWhereTheyAreNone(@Nullable BigDecimal amount, String complaint) {
        assertThat(read(amount)).containsExactly(complaint, "0");
    }

    @Test
    void areWrittenWithTwoDecimals() {
        assertThat(Shillings.of(15_000_000)).hasToString("150000.00");
        assertThat(Shillings.of(0)).hasToString("0.00");
        assertThat(Shillings.of(-5)).hasToString("-0.05");
    }

    private static List<String> read(@Nullable BigDecimal amount) {
        var said = new ArrayList<String>();
        var minor = Shillings.minor(amount, said::add);
        said.add(Long.toString(minor));
        return said;
    }
}
