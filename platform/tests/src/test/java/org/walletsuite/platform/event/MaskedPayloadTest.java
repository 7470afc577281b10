package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MaskedPayloadTest {

    @Test
    void masksSecretsByTheNamesOfTheirFields() {
        var payload =
                "{\"voucherCode\":\"A1\",\"e_pin\":[1],\"shipping\":\"by air\",\"cards\":[{\"PIN\":\"1234\",\"id\":7}]}";

        assertThat(String.valueOf(MaskedPayload.of(payload.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("{\"voucherCode\":\"***\",\"e_pin\":\"***\",\"shipping\":\"by air\","
                        + "\"cards\":[{\"PIN\":\"***\",\"id\":7}]}");
    }
}
