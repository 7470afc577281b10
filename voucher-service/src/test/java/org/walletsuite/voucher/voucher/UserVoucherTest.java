package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.voucher.testing.VoucherFixture;

/** Users issue vouchers from their wallets, see what became of them, and redeem what they know the code of. */
class UserVoucherTest extends VoucherFixture {

    @Test
    void isPaidFromTheWallet() {
        var answer = issue(user, "30.50").expect(201);

        assertThat(answer.body())
                .contains("\"amount\":30.50", "\"currency\":\"ZAR\"", "\"status\":\"active\"", "\"success\":true");
        assertThat(answer.text("/data/voucher_code")).matches("[1-9][0-9]{15}");
        assertThat(VoucherCodes.isLuhnValid(answer.text("/data/voucher_code"))).isTrue();
        assertThat(answer.at("/data").has("partner_reference")).isFalse();
        var created = Instant.parse(answer.text("/data/created_at"));
        assertThat(Instant.parse(answer.text("/data/expires_at"))).isEqualTo(created.plus(Duration.ofDays(365)));
        var voucher = Issued.of(answer);
        assertThat(money(userId)).isEqualTo(69_50);
        assertThat(balance(voucher.id())).isEqualTo(30_50);
        assertThat(user.get("/api/v1/vouchers/balance").expect(200).body())
                .contains("\"data\":{\"balance\":69.50,\"currency\":\"ZAR\"}");
        assertThat(published(voucher)).containsExactly("voucher.issued.v1");
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"amount\": \"10.00\"}; amount",
                "{\"amount\": 4.99}; amount",
                "{\"amount\": 4000.01}; amount",
                "{\"amount\": 10.001}; amount",
                "{\"amount\": 1e400}; amount",
                "{\"amount\": -10}; amount",
                "{\"amount\": 10, \"expiry_days\": 0}; expiry_days",
                "{\"amount\": 10, \"expiry_days\": 731}; expiry_days",
                "{\"amount\": 10, \"expiry_days\": 1.5}; expiry_days"
            })
    void refusesWhatIsOutOfBounds(String body, String field) {
        var answer = user.post(ISSUE, body);

        assertError(answer, 400, "VALIDATION_ERROR");
        assertThat(answer.at("/details").has(field)).as(answer.body()).isTrue();
        assertThat(money(userId)).isEqualTo(100_00);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.00", "100.0", "1e1"})
    void takesAmountsHoweverTheyAreWritten(String amount) {
        issue(user, amount).expect(201);
    }

    @Test
    void tellsHowMuchMoneyIsMissing() {
        var answer = issue(user, "130.00");

        assertError(answer, 402, "WALLET_INSUFFICIENT_FUNDS");
        assertThat(answer.body())
                .contains("\"error\":\"INSUFFICIENT_BALANCE\"")
                .contains("\"details\":{\"available\":100.00,\"required\":130.00,\"shortfall\":30.00}");
        assertError(issue(friend, "5.00"), 402, "WALLET_INSUFFICIENT_FUNDS");
        assertThat(user.get("/api/v1/vouchers").expect(200).at("/data/total").asLong())
                .isZero();
        assertThat(count("voucher", "owner_id in (?, ?)", userId, friendId)).isZero();
    }

    @Test
    void keepsNoSecretOfWhatWasRefused() {
        emptyBeforePosting(userId);

        assertError(issue(user, "100.00"), 402, "WALLET_INSUFFICIENT_FUNDS");
        ledger.recover();

        assertThat(count(
                        "voucher",
                        "owner_id = ? and status = 'REFUSED' and code_hash is null and code_sealed is null"
                                + " and last_digits is null",
                        userId))
                .isOne();
    }

    @Test
    void isNotIssuedFromAFrozenWallet() {
        set(userId, AccountStatus.FROZEN);

        assertError(issue(user, "10.00"), 403, "FORBIDDEN");
    }

    @Test
    void isNeitherIssuedNorRedeemedByWhoseMainWalletIsDeactivated() {
        var voucher = issued("40.00");
        deactivateMainWallet(friendId);
        give(friendId, 50_00);

        assertError(issue(friend, "10.00"), 403, "FORBIDDEN");
        assertError(redeem(friend, voucher.code()), 403, "FORBIDDEN");

        assertThat(count("voucher", "owner_id = ?", friendId)).isZero();
        assertThat(money(friendId)).isEqualTo(50_00);
        assertThat(shown(voucher).body()).contains("\"balance\":40.00", "\"redemption_count\":0");
    }

    @Test
    void isRedeemedByWhoeverKnowsTheCode() {
        var voucher = issued("40.00");

        var answer = redeem(friend, voucher.code()).expect(200);

        assertThat(answer.body())
                .contains("\"amount\":40.00", "\"balance\":0.00", "\"status\":\"redeemed\"")
                .doesNotContain(voucher.code());
        assertThat(money(friendId)).isEqualTo(40_00);
        assertThat(balance(voucher.id())).isZero();
        assertThat(status(voucher)).isEqualTo("redeemed");
        assertThat(published(voucher)).containsExactly("voucher.issued.v1", "voucher.redeemed.v1");
        assertError(redeem(friend, voucher.code()), 400, "VOUCHER_NOT_REDEEMABLE");
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    @Test
    void isRedeemedInParts() {
        var voucher = issued("40.00");

        redeem(friend, voucher.code(), "15.50").expect(200);
        var second = redeem(user, voucher.code(), "4").expect(200);

        assertThat(second.body()).contains("\"balance\":20.50", "\"status\":\"active\"");
        assertThat(shown(voucher).body()).contains("\"balance\":20.50", "\"redemption_count\":2");
        var tooMuch = redeem(friend, voucher.code(), "20.51");
        assertError(tooMuch, 400, "VALIDATION_ERROR");
        assertThat(tooMuch.at("/details").has("amount")).isTrue();
        redeem(friend, voucher.code()).expect(200);
        assertThat(money(friendId)).isEqualTo(36_00);
        assertThat(money(userId)).isEqualTo(64_00);
        assertThat(status(voucher)).isEqualTo("redeemed");
        assertThat(user.get("/api/v1/vouchers/" + voucher.id() + "/redemptions")
                        .expect(200)
                        .at("/data/items")
                        .valueStream()
                        .map(one -> one.at("/amount").asDouble() + " "
                                + one.at("/balance").asDouble()))
                .containsExactly("20.5 0.0", "4.0 20.5", "15.5 24.5");
    }

    @Test
    void isNotRedeemedToAFrozenWallet() {
        var voucher = issued("40.00");
        give(friendId, 1_00);
        set(friendId, AccountStatus.FROZEN);

        assertError(redeem(friend, voucher.code()), 403, "FORBIDDEN");

        assertThat(shown(voucher).body()).contains("\"balance\":40.00");
    }

    @Test
    void showsACodeInNoList() {
        var voucher = issued("40.00");
        issued("10.00");

        var list = user.get("/api/v1/vouchers?page_size=1&page=2").expect(200);

        assertThat(list.body()).doesNotContain(voucher.code());
        assertThat(list.text("/data/items/0/last_digits"))
                .isEqualTo(voucher.code().substring(12));
        assertThat(list.at("/data/total").asLong()).isEqualTo(2);
        assertThat(friend.get("/api/v1/vouchers").expect(200).at("/data/total").asLong())
                .isZero();
        assertThat(user.get("/api/v1/vouchers?status=redeemed")
                        .expect(200)
                        .at("/data/total")
                        .asLong())
                .isZero();
        assertError(user.get("/api/v1/vouchers?status=issuing"), 400, "VALIDATION_ERROR");
    }

    @Test
    void belongsToItsOwnerOnly() {
        var voucher = issued("40.00");

        assertError(friend.get("/api/v1/vouchers/code/" + voucher.code()), 404, "VOUCHER_NOT_FOUND");
        assertError(friend.get("/api/v1/vouchers/" + voucher.id() + "/redemptions"), 404, "VOUCHER_NOT_FOUND");
        assertThat(shown(voucher).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void isInTheDatabaseForNobodyToRead() {
        var voucher = issued("40.00");

        var row = db.sql("select row_to_json(voucher)::text from voucher where id = ?")
                .param(voucher.id())
                .query(String.class)
                .single();
        var answers = db.sql("select coalesce(string_agg(body, ' '), '') from idempotency_key where subject = ?")
                .param(voucher.id())
                .query(String.class)
                .single();

        assertThat(row).doesNotContain(voucher.code());
        assertThat(answers).doesNotContain(voucher.code());
    }

    @Test
    void isIssuedOnceForAKey() {
        var keyed = user.withKey("key-1");
        var first = issue(keyed, "10.00").expect(201);

        var again = issue(keyed, "10.0").expect(201);

        again.verifyReplays(first);
        assertThat(money(userId)).isEqualTo(90_00);
        assertThat(db.sql("select body from idempotency_key where subject = ?")
                        .param(Issued.of(first).id())
                        .query(String.class)
                        .single())
                .doesNotContain(Issued.of(first).code());
    }
}
