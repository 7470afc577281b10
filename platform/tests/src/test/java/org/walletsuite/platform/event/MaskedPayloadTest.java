package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedPayloadTest {

    @Test
    void masksSecretsByTheNamesOfTheirFields() {
        var payload =
                "{\"voucherCode\":\"A1\",\"e_pin\":[1],\"shipping\":\"by air\",\"cards\":[{\"PIN\":\"1234\",\"id\":7}]}";

        assertThat(masked(payload).shown())
                .hasToString("{\"voucherCode\":\"***\",\"e_pin\":\"***\",\"shipping\":\"by air\","
                        + "\"cards\":[{\"PIN\":\"***\",\"id\":7}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PINCode",
                "pincode",
                "cardPINs",
                "apikey",
                "APIKey",
                "X-API-Key",
                "accesstoken",
                "userpasswordhash",
                "otpCode",
                "client_secret",
                "giftcodes"
            })
    void aSecretsNameMayBeJoinedOrInCapitals(String name) {
        assertThat(masked("{\"" + name + "\":\"1234\"}").shown()).hasToString("{\"" + name + "\":\"***\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipping", "openingBalance", "cards", "id", "kind", "option"})
    void otherNamesAreNoSecrets(String name) {
        assertThat(masked("{\"" + name + "\":\"1234\"}").shown()).hasToString("{\"" + name + "\":\"1234\"}");
    }

    @Test
    void whatIsMaskedIsMaskedInErrorsAndHeadersToo() {
        var record = masked("{\"pin\":1234,\"codes\":[\"A1B2\"],\"number\":7}");

        assertThat(record.error("x.Duplicate: Key (code)=(A1B2) is taken, PIN 1234, line 7"))
                .isEqualTo("x.Duplicate: Key (code)=(***) is taken, PIN ***, line 7");
        assertThat(record.headers(Map.of("ce_id", "7", "subject", "voucher A1B2", "X-API-Key", "hush")))
                .isEqualTo(Map.of("ce_id", "7", "subject", "voucher ***", "X-API-Key", "***"));
        assertThat(masked("hush").error("x.JacksonException: Unrecognized token 'hush'"))
                .isEqualTo("x.JacksonException: ***");
    }

    private static MaskedPayload masked(String payload) {
        return MaskedPayload.of(payload.getBytes(StandardCharsets.UTF_8));
    }
}
