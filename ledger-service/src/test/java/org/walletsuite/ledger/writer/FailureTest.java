package org.walletsuite.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, CONNECTION_LOST",
                "08006, CONNECTION_LOST",
                "57P01, CONNECTION_LOST",
                "40001, CONFLICT",
                "53100, SICK",
                "53200, SICK",
                "58030, SICK",
                "XX001, REFUSED",
                "22003, REFUSED"
            })
    void classifiesFailuresBySqlState(String state, Failure failure) {
        assertThat(Failure.of(new SQLException("failed", state))).isEqualTo(failure);
    }
}
