package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class OfflineLimitsTest extends WalletServiceFixture {

    private static final String NONE = "{\"perPayment\":null,\"perWallet\":null,\"perDevice\":null}";

    @Test
    void areSetWithAFestivalAndReadByEverybody() {
        var made = as(admin).post("/api/v1/festivals", """
                {"name": "S", "startDate": "2026-07-01", "endDate": "2026-07-03",
                 "offlineLimits": {"perPayment": 2000, "perDevice": 100000}}""");
        assertThat(limits(made.expect(201))).isEqualTo("{\"perPayment\":2000,\"perWallet\":null,\"perDevice\":100000}");
        assertThat(as(guest().token()).get(path(made.id())).body()).isEqualTo(made.body());
    }

    @Test
    void areChangedOneByOneAndClearedByNull() {
        var festival = festival();
        assertThat(limits(as(admin).get(path(festival)))).isEqualTo(NONE);

        change(festival, "{\"perPayment\": 2000, \"perWallet\": 5000}");
        assertThat(limits(change(festival, "{\"perWallet\": null, \"perDevice\": 1}")))
                .isEqualTo("{\"perPayment\":2000,\"perWallet\":null,\"perDevice\":1}");
        assertThat(limits(as(admin).patch(path(festival), "{\"location\": \"Lyon\"}")))
                .contains("\"perPayment\":2000");
        assertThat(limits(change(festival, "null"))).isEqualTo(NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "offlineLimits.perPayment | {!perPayment!: 0}",
                "offlineLimits.perWallet  | {!perPayment!: 1, !perWallet!: -1}",
                "offlineLimits.perDevice  | {!perDevice!: 1000000000000}",
                "offlineLimits.perDevice  | {!perDevice!: !many!}",
                "offlineLimits.perDevice  | {!perDevice!: 1.5}",
                "offlineLimits            | {!perpayment!: 100}",
                "offlineLimits            | 100",
            })
    void areWholeCentsUnderTheirNames(String field, String limits) {
        var festival = festival();
        var answer = change(festival, limits.replace('!', '"'));
        assertThat(answer.expect(400).at("/error/details").propertyNames()).containsExactly(field);
        assertThat(limits(as(admin).get(path(festival)))).isEqualTo(NONE);
    }

    private Answer change(UUID festival, String limits) {
        return as(admin).patch(path(festival), "{\"offlineLimits\": " + limits + "}");
    }

    private static String limits(Answer festival) {
        return festival.at("/data/offlineLimits").toString();
    }

    private static String path(UUID festival) {
        return "/api/v1/festivals/" + festival;
    }
}
