package org.walletsuite.voucher.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PaymentModel;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestPartners;
import org.walletsuite.voucher.testing.PartnerFixture;
import org.walletsuite.voucher.voucher.Settlements;

/** What a partner has paid of what it owes is recorded once, and is room for new vouchers. */
class SettlementPaymentTest extends PartnerFixture {

    @Test
    void reducesWhatThePartnerOwes() {
        publish(directId, 2, terms(PartnerEnvironment.PRODUCTION, PaymentModel.DIRECT_PAYMENT, 100_00L));
        issue(direct, "100.00", "REF-1").expect(201);
        assertError(issue(direct, "60.00", "REF-2"), 402, "PARTNER_CREDIT_EXCEEDED");

        var answer = pay(asAdmin(), "60.00", "EFT 4711").expect(201);

        assertThat(answer.body())
                .contains("\"amount\":60.00", "\"currency\":\"ZAR\"", "\"environment\":\"production\"")
                .contains("\"partner_id\":\"" + directId + "\"", "\"reference\":\"EFT 4711\"");
        assertThat(settled(directId)).isEqualTo(-40_00);
        var payment = UUID.fromString(answer.text("/data/settlement_id"));
        assertThat(books.transfer(UUID.fromString(answer.text("/data/transaction_id")))
                        .orElseThrow()
                        .idempotencyKey())
                .isEqualTo("voucher:voucher-settle:" + payment);
        issue(direct, "60.00", "REF-2").expect(201);
        assertThat(discrepancies(account())).isEmpty();
        assertThat(discrepancies(payment)).isEmpty();
    }

    @Test
    void isListedWithWhatIsOwedAndTheLimit() {
        publish(
                directId,
                2,
                terms(PartnerEnvironment.PRODUCTION, PaymentModel.DIRECT_PAYMENT, 500_00L),
                terms(PartnerEnvironment.UAT, PaymentModel.FLOAT_BASED, null));
        issue(direct, "100.00", "REF-1").expect(201);
        pay(asAdmin(), "60.00", "EFT 1").expect(201);
        pay(asAdmin(), "60.50", "EFT 2").expect(201);

        var shown = asAdmin()
                .get(path() + "?environment=production&page=1&page_size=1")
                .expect(200);

        assertThat(shown.body()).contains("\"balance\":20.50", "\"credit_limit\":500.00");
        assertThat(shown.at("/data/settlements/total").asLong()).isEqualTo(2);
        assertThat(shown.text("/data/settlements/items/0/reference")).isEqualTo("EFT 2");
        assertThat(asAdmin().get(path() + "?environment=uat").expect(200).body())
                .contains("\"environment\":\"uat\"", "\"balance\":0.00", "\"credit_limit\":null", "\"total\":0");
    }

    @Test
    void isRecordedOnceHoweverManyAdminsRecordItAtOnce() {
        var answers = atOnce(10, () -> pay(as(UUID.randomUUID(), Role.ADMIN), "60.00", "EFT 1"));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(settled(directId)).isEqualTo(60_00);
        assertError(pay(asAdmin(), "61.00", "EFT 1"), 409, "CONFLICT");
        pay(asAdmin(), "60.00", "EFT 2").expect(201);
    }

    @Test
    void isAnsweredAgainToItsKey() {
        var keyed = asAdmin().withKey("key");
        var first = pay(keyed, "60.00", "EFT 1").expect(201);
        pay(asAdmin(), "1.00", "EFT 2").expect(201);

        pay(keyed, "60", "EFT 1").verifyReplays(first);

        assertThat(settled(directId)).isEqualTo(61_00);
    }

    @ParameterizedTest
    @EnumSource(
            value = Death.class,
            names = {"BEFORE_THE_LEDGER", "AFTER_THE_LEDGER"})
    void isFinishedWhereverItDies(Death death) {
        pay(asAdmin(), "1.00", "EFT 0").expect(201);
        var keyed = asAdmin().withKey("key");
        die(death);
        assertThat(pay(keyed, "60.00", "EFT 1").status()).isEqualTo(504);
        live();
        assertThat(asAdmin()
                        .get(path() + "?environment=production")
                        .at("/data/settlements/total")
                        .asLong())
                .isOne();

        finishUnfinished("settlement-payment");

        assertThat(settled(directId)).isEqualTo(61_00);
        assertThat(pay(keyed, "60.00", "EFT 1").expect(201).isReplayed()).isTrue();
        assertThat(settled(directId)).isEqualTo(61_00);
        assertThat(discrepancies(account())).isEmpty();
    }

    @Test
    void ofTheOtherEnvironmentIsNoMoney() {
        asAdmin()
                .post(path(), "{\"environment\": \"uat\", \"amount\": 60, \"reference\": \"EFT 1\"}")
                .expect(201);

        assertThat(settled(directId)).isZero();
        pay(asAdmin(), "60.00", "EFT 1").expect(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"amount\": 0, \"reference\": \"R\"}; amount",
                "{\"amount\": -1, \"reference\": \"R\"}; amount",
                "{\"amount\": 0.001, \"reference\": \"R\"}; amount",
                "{\"amount\": 1e13, \"reference\": \"R\"}; amount",
                "{\"amount\": \"10\", \"reference\": \"R\"}; amount",
                "{\"reference\": \"R\"}; amount",
                "{\"amount\": 10}; reference",
                "{\"amount\": 10, \"reference\": \" \"}; reference",
                "{\"amount\": 10, \"reference\": \"R\", \"environment\": \"test\"}; environment"
            })
    void isRefusedWhereItIsWrong(String body, String field) {
        var answer = asAdmin().post(path(), body);

        assertError(answer, 400, "VALIDATION_ERROR");
        assertThat(answer.at("/details").has(field)).as(answer.body()).isTrue();
    }

    @Test
    void isOfTheEnvironmentThatThePartnerWasMadeInUnlessAnotherIsNamed() {
        var body = "{\"amount\": 10, \"reference\": \"R\"}";
        publish(
                directId,
                2,
                terms(PartnerEnvironment.UAT, PaymentModel.FLOAT_BASED, null),
                terms(PartnerEnvironment.PRODUCTION, PaymentModel.DIRECT_PAYMENT, null));
        var ofFloatOnes = "/api/v1/admin/partners/" + floatId + "/settlements";

        assertThat(asAdmin().post(ofFloatOnes, body).expect(201).text("/data/environment"))
                .isEqualTo("production");
        assertThat(asAdmin().get(ofFloatOnes).expect(200).body()).contains("\"balance\":10.00");
        assertThat(asAdmin().post(path(), body).expect(201).text("/data/environment"))
                .isEqualTo("uat");
        assertThat(asAdmin().get(path()).expect(200).body()).contains("\"environment\":\"uat\"", "\"balance\":10.00");
        assertThat(asAdmin().get(path() + "?environment=production").expect(200).body())
                .contains("\"balance\":0.00");
    }

    @Test
    void isOfAPartnerThatThereIsWhereItHasCredentials() {
        var body = "{\"amount\": 10, \"reference\": \"R\", \"environment\": \"uat\"}";

        assertError(asAdmin().post("/api/v1/admin/partners/nobody/settlements", body), 404, "NOT_FOUND");
        assertError(
                asAdmin().post("/api/v1/admin/partners/" + floatId + "/settlements", body), 400, "VALIDATION_ERROR");
        assertError(asSome(Role.STAFF).post(path(), body), 403, "FORBIDDEN");
        assertError(asSome(Role.STAFF).get(path()), 403, "FORBIDDEN");
    }

    private Answer pay(TestClient admin, String amount, String reference) {
        return admin.post(
                path(),
                "{\"environment\": \"production\", \"amount\": %s, \"reference\": \"%s\"}"
                        .formatted(amount, reference));
    }

    private String path() {
        return "/api/v1/admin/partners/" + directId + "/settlements";
    }

    private UUID account() {
        return Settlements.account(TestPartners.partner(directId, 1).uuid(), PartnerEnvironment.PRODUCTION);
    }
}
