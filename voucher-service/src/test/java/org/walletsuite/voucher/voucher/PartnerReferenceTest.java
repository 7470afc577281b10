package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.voucher.testing.PartnerFixture;

/** A partner's reference stands for one voucher, however often and in whatever spelling it is asked for. */
class PartnerReferenceTest extends PartnerFixture {

    @Test
    void isOneVoucherInAnySpelling() {
        var first = issue(direct.withKey("key-1"), "50", "REF-1").expect(201);
        var spelled = """
                {"metadata": {"merchant_id": null, "partner_reference": "REF-1", "description": null},
                 "expiry_days": 365, "customer": {"email": null, "name": " Thandi ", "msisdn": "%s"},
                 "currency": "ZAR", "amount": 50.00}""".formatted(msisdn);

        var again = direct.withKey("key-2").post(PARTNER + "issue", spelled).expect(200);

        assertThat(again.text("/data/voucher_code")).isEqualTo(first.text("/data/voucher_code"));
        assertThat(again.data()).isEqualTo(first.data());
        assertThat(settled(directId)).isEqualTo(-50_00);
    }

    @Test
    void isReplayedByteForByteToItsKey() {
        var first = issue(direct.withKey("key-1"), "50.00", "REF-1").expect(201);
        var other = issue(direct.withKey("key-2"), "50.00", "REF-1").expect(200);
        cancel(direct, Issued.of(first)).expect(200);

        issue(direct.withKey("key-1"), "50.00", "REF-1").verifyReplays(first);
        issue(direct.withKey("key-2"), "50.00", "REF-1").verifyReplays(other);
        assertThat(issue(direct.withKey("key-2"), "50.00", "REF-2").status()).isEqualTo(422);
    }

    @Test
    void isRefusedWithAnotherRequest() {
        issue(direct, "50.00", "REF-1").expect(201);

        assertError(issue(direct, "51.00", "REF-1"), 409, "CONFLICT");
        assertError(direct.post(PARTNER + "issue", body("50.00", "REF-1").replace("Thandi", "Sipho")), 409, "CONFLICT");
        assertThat(settled(directId)).isEqualTo(-50_00);
    }

    @Test
    void isTheCancelledVoucherAfterItsCancellation() {
        give(customerId(), 50_00);
        var voucher = Issued.of(issue(ofFloat, "50.00", "REF-1").expect(201));
        cancel(ofFloat, voucher).expect(200);

        var again = issue(ofFloat, "50.00", "REF-1").expect(200);

        assertThat(Issued.of(again)).isEqualTo(voucher);
        assertThat(again.text("/data/status")).isEqualTo("cancelled");
        assertThat(money(customerId())).isEqualTo(50_00);
    }

    @Test
    void isOneVoucherThoughFiftyAskAtOnce() {
        var answers = atOnce(50, () -> issue(direct, "50.00", "REF-1"));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
        assertThat(answers).extracting(Issued::of).containsOnly(Issued.of(answers.getFirst()));
        assertThat(settled(directId)).isEqualTo(-50_00);
        assertThat(count("voucher", "partner_id = ?", directId)).isOne();
    }

    @Test
    void isOnePartnersInOneEnvironmentOnly() {
        give(customerId(), 50_00);
        var first = Issued.of(issue(direct, "50.00", "REF-1").expect(201));

        var others = Issued.of(issue(ofFloat, "50.00", "REF-1").expect(201));
        var trial = Issued.of(issue(uat, "50.00", "REF-1").expect(201));
        var small = Issued.of(issue(direct, "50.00", "ref-1").expect(201));

        assertThat(first.id()).isNotIn(others.id(), trial.id(), small.id());
        assertThat(direct.get(PARTNER + "partner/ref-1").text("/data/voucher_id"))
                .isEqualTo(small.id().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026/11-A;1%+ é",
                "..",
                ".",
                "a//b",
                " REF ",
                "REF ",
                "",
                " ",
                "a\\b",
                "a;b",
                "a%b",
                "a\u00a0b",
                "a\u202eb",
                "e\u0301"
            })
    void isRefusedWhereItCouldNotBeAskedForByPath(String reference) {
        var answer = issue(direct, "50.00", reference);

        assertError(answer, 400, "VALIDATION_ERROR");
        assertThat(answer.at("/details").has("metadata.partner_reference"))
                .as(answer.body())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-A_1+ é", "a?b#c", "...", "a..b", "ünï:@!$&'()*,=~", "issue", "cancel", "日本", "a b", "😀"
            })
    void isFoundByItsPath(String reference) {
        var voucher = Issued.of(issue(direct, "50.00", reference).expect(201));

        var found = direct.get(PARTNER + "partner/" + inPath(reference)).expect(200);

        assertThat(found.text("/data/voucher_id")).isEqualTo(voucher.id().toString());
        assertThat(found.text("/data/partner_reference")).isEqualTo(reference);
        assertThat(ofFloat.get(PARTNER + "partner/" + inPath(reference)).status())
                .isEqualTo(404);
    }

    @Test
    void mayHave255Characters() {
        issue(direct, "50.00", "r".repeat(255)).expect(201);

        direct.get(PARTNER + "partner/" + "r".repeat(255)).expect(200);
        assertError(issue(direct, "50.00", "r".repeat(256)), 400, "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026%2F11-A%3B1%25%2B%20%C3%A9", "%2E%2E", "a%2F%2Fb", "%20REF%20", "%00", "%ff", "a%0Ab"})
    void isNeverAnErrorOfOursWhateverIsAskedFor(String path) {
        assertThat(direct.get(PARTNER + "partner/" + path).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @EnumSource
    void isFinishedWhereverItsIssueDies(Death death) {
        issue(direct, "5.00", "REF-0").expect(201);
        die(death);
        var dead = issue(direct, "50.00", "REF-1");
        live();
        assertThat(dead.status()).as(dead.body()).isIn(500, 504);
        assertThat(direct.get(PARTNER + "partner/REF-1").status()).isEqualTo(404);

        var voucher = Issued.of(issue(direct, "50.00", "REF-1").expect(200));
        finishLater();

        assertThat(settled(directId)).isEqualTo(-55_00);
        assertThat(published(voucher)).containsExactly("voucher.issued.v1");
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    /** The settlement account is opened with the first voucher, before anything of it is on record. */
    @Test
    void isFreeWhereNothingWasBegun() {
        ledger.becomeUnavailable();
        assertThat(issue(direct, "50.00", "REF-1").status()).isEqualTo(503);
        ledger.recover();

        issue(direct, "60.00", "REF-1").expect(201);
    }

    @Test
    void isFreeAgainAfterACrashAndARefusal() {
        give(customerId(), 50_00);
        die(Death.BEFORE_THE_LEDGER);
        assertThat(issue(ofFloat, "50.00", "REF-1").status()).isEqualTo(504);
        live();

        emptyBeforePosting(customerId());
        finishLater();
        ledger.recover();

        assertThat(ofFloat.get(PARTNER + "partner/REF-1").status()).isEqualTo(404);
        give(customerId(), 50_00);
        issue(ofFloat, "50.00", "REF-1").expect(201);
    }

    @ParameterizedTest
    @EnumSource
    void isCancelledOnceWhereverItDies(Death death) {
        var voucher = Issued.of(issue(direct, "50.00", "REF-1").expect(201));
        var keyed = direct.withKey("key");
        die(death);
        assertThat(cancel(keyed, voucher).status()).isIn(500, 504);
        live();
        assertError(redeem(friend, voucher.code()), 400, "VOUCHER_NOT_REDEEMABLE");

        finishLater();

        assertThat(settled(directId)).isZero();
        assertThat(cancel(keyed, voucher).expect(200).isReplayed()).isTrue();
        assertThat(published(voucher)).containsExactly("voucher.issued.v1", "voucher.cancelled.v1");
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    @Test
    void isCancelledOrRedeemedWhenBothComeAtOnce() {
        var voucher = Issued.of(issue(direct, "50.00", "REF-1").expect(201));

        var answers = atOnce(20, number -> number % 2 == 0 ? cancel(direct, voucher) : redeem(friend, voucher.code()));

        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 400, 409);
        assertThat(settled(directId) + money(friendId)).isZero();
        assertThat(published(voucher)).hasSize(2);
        assertThat(discrepancies(voucher.id())).isEmpty();
        assertThat(asPartner(directId, PartnerEnvironment.PRODUCTION, "voucher:query")
                        .get(PARTNER + voucher.code())
                        .text("/data/status"))
                .isIn("cancelled", "redeemed");
    }

    @ParameterizedTest
    @EnumSource
    @ExtendWith(OutputCaptureExtension.class)
    void theCodeInThePathOfWhatFailsIsInNoLog(Death death, CapturedOutput output) {
        var voucher = Issued.of(issue(direct, "50.00", "REF-1").expect(201));

        die(death);
        var failed = cancel(direct, voucher);
        live();

        assertThat(failed.status()).isGreaterThanOrEqualTo(500);
        assertThat(output).contains("{voucher_code}").doesNotContain(voucher.code());
    }

    private static String inPath(String reference) {
        var escaped = URLEncoder.encode(reference, StandardCharsets.UTF_8).replace("+", "%20");
        return escaped.replace("%7E", "~");
    }
}
