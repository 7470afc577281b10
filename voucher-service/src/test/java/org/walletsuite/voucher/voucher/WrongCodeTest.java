package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.web.ForwardedAddress;
import org.walletsuite.voucher.testing.VoucherFixture;

/** Whoever guesses codes learns nothing, and not for long. */
class WrongCodeTest extends VoucherFixture {

    private static final String UNKNOWN = "4000000000000002";

    /** Other tests come from this machine, too. */
    private final String address = "test-" + Ids.next();

    @Test
    void lockTheirUserForAQuarterOfAnHour() {
        var voucher = issued("10.00");
        var begun = clock.instant();
        for (var guess = 0; guess < 10; guess++) {
            assertError(guess(friend, UNKNOWN), 404, "VOUCHER_NOT_FOUND");
        }

        var locked = guess(friend, voucher.code());

        var passed = Duration.between(begun, clock.instant()).toSeconds();
        assertError(locked, 429, "RATE_LIMITED");
        assertThat(Long.parseLong(String.valueOf(locked.header("Retry-After")))).isBetween(899 - passed, 901L);
        assertError(friend.get("/api/v1/vouchers/code/" + voucher.code()), 429, "RATE_LIMITED");
        assertThat(guess(user, voucher.code()).status()).as("others go on").isEqualTo(200);
        clock.putForward(Duration.ofMinutes(16));
        assertError(guess(friend, voucher.code()), 400, "VOUCHER_NOT_REDEEMABLE");
    }

    @Test
    void countThoughThereWasARightOneBetween() {
        var voucher = issued("10.00");
        for (var guess = 0; guess < 10; guess++) {
            guess(friend, UNKNOWN).expect(404);
            if (guess == 5) {
                redeem(friend, voucher.code(), "0.01").expect(200);
            }
        }

        assertError(guess(friend, voucher.code()), 429, "RATE_LIMITED");
    }

    @Test
    void areNoMoreThanAllowedThoughAllComeAtOnce() {
        var voucher = issued("10.00");

        var answers = atOnce(20, number -> guess(friend, number == 13 ? voucher.code() : UNKNOWN));

        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 404, 429);
        assertThat(answers.stream().filter(answer -> answer.status() == 404)).hasSizeLessThanOrEqualTo(10);
        assertThat(answers.stream().filter(answer -> answer.status() == 429)).hasSizeGreaterThanOrEqualTo(9);
        assertError(guess(friend, voucher.code()), 429, "RATE_LIMITED");
    }

    @Test
    void lockTheAddressThatManyUsersGuessFrom() {
        for (var guess = 0; guess < 50; guess++) {
            guess(asUser(Ids.next()), UNKNOWN).expect(404);
        }

        assertError(guess(asUser(Ids.next()), UNKNOWN), 429, "RATE_LIMITED");
    }

    @Test
    void ofAnAddressAreNoMoreThanAllowedThoughItsUsersGuessAtOnce() {
        for (var guess = 0; guess < 45; guess++) {
            assertError(guess(asUser(Ids.next()), UNKNOWN), 404, "VOUCHER_NOT_FOUND");
        }

        var answers = atOnce(10, () -> guess(asUser(Ids.next()), UNKNOWN));

        assertThat(answers).extracting(Answer::status).containsOnly(404, 429);
        assertThat(answers.stream().filter(answer -> answer.status() == 404)).hasSize(5);
    }

    @Test
    void areAnsweredAlikeWhetherTheyExistOrNot() {
        var voucher = issued("10.00");

        var foreign = friend.get("/api/v1/vouchers/code/" + voucher.code());
        var unknown = friend.get("/api/v1/vouchers/code/" + UNKNOWN);

        assertThat(withoutTraces(foreign)).isEqualTo(withoutTraces(unknown));
        assertError(unknown, 404, "VOUCHER_NOT_FOUND");
    }

    @Test
    void withAWrongCheckDigitAreUnknown() {
        var voucher = issued("10.00");
        var last = voucher.code().charAt(15);
        var wrong = voucher.code().substring(0, 15) + (last == '9' ? '0' : (char) (last + 1));

        assertError(guess(friend, wrong), 404, "VOUCHER_NOT_FOUND");
    }

    @Test
    void thatCanBeNoneAreNoAttempts() {
        for (var guess = 0; guess < 20; guess++) {
            assertError(guess(friend, "123"), 400, "VALIDATION_ERROR");
            assertError(friend.get("/api/v1/vouchers/code/123"), 404, "VOUCHER_NOT_FOUND");
        }
    }

    private Answer guess(TestClient client, String code) {
        return TestClient.answer(client.request(HttpMethod.POST, REDEEM)
                .header(ForwardedAddress.HEADER, address)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"voucher_code\": \"" + code + "\"}"));
    }

    private static String withoutTraces(Answer answer) {
        return answer.status()
                + answer.body()
                        .replaceAll("\"(timestamp|request_id)\":\"[^\"]*\"", "")
                        .replaceAll("[0-9a-f-]{36}", "");
    }
}
