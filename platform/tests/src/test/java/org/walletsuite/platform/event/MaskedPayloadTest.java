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

    @Test
    void ofAddressesAndNumbersEnoughIsLeftToRecogniseThem() {
        var payload = "{\"email\":\"ada@example.com\",\"phone\":\"+27821234567\",\"customer\":{\"msisdn\":27821234568},"
                + "\"to\":[\"grace@example.com\",\"her\"],\"username\":\"bo@example.com\",\"emailVerified\":true,"
                + "\"phone_number\":\"0821\",\"reference\":\"a@ b\"}";

        assertThat(masked(payload).shown())
                .hasToString(
                        "{\"email\":\"a***@example.com\",\"phone\":\"+27***67\",\"customer\":{\"msisdn\":\"278***68\"},"
                                + "\"to\":[\"g***@example.com\",\"her\"],\"username\":\"b***@example.com\",\"emailVerified\":true,"
                                + "\"phone_number\":\"***\",\"reference\":\"a@ b\"}");
        assertThat(masked(payload).error("x.Duplicate: Key (email)=(ada@example.com) is taken, by 27821234568"))
                .isEqualTo("x.Duplicate: Key (email)=(a***@example.com) is taken, by 278***68");
    }

    private static MaskedPayload masked(String payload) {
        return MaskedPayload.of(payload.getBytes(StandardCharsets.UTF_8));
    }
}
