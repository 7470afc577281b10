package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PaymentModel;
import org.walletsuite.voucher.testing.PartnerFixture;

/** Partners issue vouchers to their customers, by both payment models, and see and cancel their own. */
class PartnerVoucherTest extends PartnerFixture {

    @Test
    void isPaidByThePartnerWhoPaysDirectly() {
        var answer = issue(direct, "100.00", "REF-1").expect(201);

        assertThat(answer.body())
                .contains("\"amount\":100.00", "\"currency\":\"ZAR\"", "\"status\":\"active\"")
                .contains("\"partner_reference\":\"REF-1\"");
        var voucher = Issued.of(answer);
        assertThat(settled(directId)).isEqualTo(-100_00);
        assertThat(balance(voucher.id())).isEqualTo(100_00);
        assertThat(published(VoucherEvent.TOPIC, voucher.id())
                        .getFirst()
                        .event()
                        .toString())
                .contains(directId, "REF-1", customerId().toString())
                .doesNotContain(voucher.code(), msisdn);
        assertThat(discrepancies(voucher.id())).isEmpty();
        redeem(friend, voucher.code()).expect(200);
        assertThat(money(friendId)).isEqualTo(100_00);
    }

    @Test
    void isPaidByTheCustomerOfAPartnerWithAFloat() {
        give(customerId(), 60_00);

        var voucher = Issued.of(issue(ofFloat, "50.00", "REF-1").expect(201));

        assertThat(money(customerId())).isEqualTo(10_00);
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    @Test
    void tellsHowMuchTheCustomerIsShortAndFreesTheReference() {
        give(customerId(), 30_00);

        var answer = issue(ofFloat, "50.00", "REF-1");

        assertError(answer, 402, "WALLET_INSUFFICIENT_FUNDS");
        assertThat(answer.body()).contains("\"details\":{\"available\":30.00,\"required\":50.00,\"shortfall\":20.00}");
        assertThat(ofFloat.get(PARTNER + "partner/REF-1").status()).isEqualTo(404);
        issue(ofFloat, "20.00", "REF-1").expect(201);
    }

    @Test
    void isIssuedUpToThePartnersCreditLimit() {
        publish(directId, 2, terms(PartnerEnvironment.PRODUCTION, PaymentModel.DIRECT_PAYMENT, 150_00L));
        var first = Issued.of(issue(direct, "100.00", "REF-1").expect(201));

        assertError(issue(direct, "50.01", "REF-2"), 402, "PARTNER_CREDIT_EXCEEDED");

        issue(direct, "50.00", "REF-2").expect(201);
        cancel(direct, first).expect(200);
        issue(direct, "100.00", "REF-3").expect(201);
    }

    @Test
    void isIssuedByTheLatestCreditLimit() {
        issue(direct, "100.00", "REF-1").expect(201);
        publish(directId, 2, terms(PartnerEnvironment.PRODUCTION, PaymentModel.DIRECT_PAYMENT, 50_00L));

        assertError(issue(direct, "5.00", "REF-2"), 402, "PARTNER_CREDIT_EXCEEDED");

        publish(directId, 3, terms(PartnerEnvironment.PRODUCTION, PaymentModel.DIRECT_PAYMENT, 105_00L));
        issue(direct, "5.00", "REF-2").expect(201);
        assertError(issue(direct, "5.00", "REF-3"), 402, "PARTNER_CREDIT_EXCEEDED");
        publish(directId, 4, terms(PartnerEnvironment.PRODUCTION, PaymentModel.DIRECT_PAYMENT, null));
        issue(direct, "4000.00", "REF-3").expect(201);
    }

    @Test
    void namesTheTransferInItsEvents() {
        var voucher = expiringIn(
                Duration.ofMinutes(10),
                Issued.of(issue(direct, "50.00", "REF-1").expect(201)));
        var redeemed = redeem(friend, voucher.code(), "20.00").expect(200).text("/data/transaction_id");
        var cancelled = Issued.of(issue(direct, "20.00", "REF-2").expect(201));
        cancel(direct, cancelled).expect(200);
        putForwardTo(voucher, Duration.ZERO);
        runDue();

        assertThat(transactions(voucher))
                .containsExactly(
                        transfer(Movement.ISSUE, voucher.id()), redeemed, transfer(Movement.EXPIRE, voucher.id()));
        assertThat(transactions(cancelled))
                .containsExactly(transfer(Movement.ISSUE, cancelled.id()), transfer(Movement.CANCEL, cancelled.id()));
    }

    private List<String> transactions(Issued voucher) {
        return published(VoucherEvent.TOPIC, voucher.id()).stream()
                .map(published -> published.event().at("/voucher/transactionId").asString())
                .toList();
    }

    private String transfer(Movement movement, UUID voucher) {
        return books.transferByKey(movement.key(voucher)).orElseThrow().id().toString();
    }

    @Test
    void leavesNoTraceWhileWalletServiceIsUnavailable() {
        walletService.becomeUnavailable();

        assertThat(issue(direct, "50.00", "REF-1").status()).isEqualTo(503);

        walletService.recover();
        issue(direct, "60.00", "REF-1").expect(201);
    }

    @Test
    void isQueriedByCodeAndByReference() {
        var voucher = Issued.of(issue(direct, "50.00", "REF-1").expect(201));
        redeem(friend, voucher.code(), "20.00").expect(200);

        var byCode = queried(direct, voucher).expect(200);
        var byReference = direct.get(PARTNER + "partner/REF-1").expect(200);

        assertThat(byCode.body())
                .contains("\"balance\":30.00", "\"redemption_count\":1", voucher.code())
                .contains("\"customer\":{\"msisdn\":\"" + msisdn + "\",\"name\":\"Thandi\"}");
        assertThat(byReference.data()).isEqualTo(byCode.data());
        assertThat(byCode.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void isNobodyElses() {
        var voucher = Issued.of(issue(direct, "50.00", "REF-1").expect(201));

        assertError(queried(ofFloat, voucher), 404, "VOUCHER_NOT_FOUND");
        assertError(ofFloat.get(PARTNER + "partner/REF-1"), 404, "VOUCHER_NOT_FOUND");
        assertError(cancel(ofFloat, voucher), 404, "VOUCHER_NOT_FOUND");
        assertError(queried(uat, voucher), 404, "VOUCHER_NOT_FOUND");
        assertError(uat.get(PARTNER + "partner/REF-1"), 404, "VOUCHER_NOT_FOUND");
        var own = Issued.of(issue(user, "5.00").expect(201));
        assertError(queried(direct, own), 404, "VOUCHER_NOT_FOUND");
    }

    @Test
    void needsTheScopeOfWhatIsDone() {
        var issuing = asPartner(directId, PartnerEnvironment.PRODUCTION, "voucher:issue");
        var querying = asPartner(directId, PartnerEnvironment.PRODUCTION, "voucher:query");
        var voucher = Issued.of(issue(issuing, "50.00", "REF-1").expect(201));

        assertError(queried(issuing, voucher), 403, "FORBIDDEN");
        assertError(issue(querying, "50.00", "REF-2"), 403, "FORBIDDEN");
        assertError(cancel(querying, voucher), 403, "FORBIDDEN");
        queried(querying, voucher).expect(200);
    }

    @Test
    void goesBackWhereItCameFromWhenItIsCancelled() {
        give(customerId(), 50_00);
        var paid = Issued.of(issue(ofFloat, "50.00", "REF-1").expect(201));
        var owed = Issued.of(issue(direct, "20.00", "REF-1").expect(201));
        set(customerId(), AccountStatus.FROZEN);

        var first = cancel(ofFloat, paid).expect(200);
        cancel(direct, owed).expect(200);

        assertThat(first.body()).contains("\"status\":\"cancelled\"", "\"balance\":0.00");
        assertThat(money(customerId())).isEqualTo(50_00);
        assertThat(settled(directId)).isZero();
        assertThat(cancel(ofFloat, paid).expect(200).data()).isEqualTo(first.data());
        assertThat(published(paid)).containsExactly("voucher.issued.v1", "voucher.cancelled.v1");
        assertError(redeem(friend, paid.code()), 400, "VOUCHER_NOT_REDEEMABLE");
        assertThat(discrepancies(paid.id())).isEmpty();
    }

    @Test
    void isNotCancelledOnceSomethingWasRedeemed() {
        var voucher = Issued.of(issue(direct, "20.00", "REF-1").expect(201));
        redeem(friend, voucher.code(), "0.01").expect(200);

        assertError(cancel(direct, voucher), 409, "CONFLICT");

        assertThat(queried(direct, voucher).body()).contains("\"balance\":19.99", "\"status\":\"active\"");
    }

    @Test
    void goesToItsCustomerWhenItExpires() {
        var voucher = expiringIn(
                Duration.ofMinutes(10),
                Issued.of(issue(direct, "20.00", "REF-1").expect(201)));
        putForwardTo(voucher, Duration.ZERO);

        assertThat(queried(direct, voucher).body()).contains("\"status\":\"expired\"");
        assertError(cancel(direct, voucher), 409, "CONFLICT");
        runDue();

        assertThat(money(customerId())).isEqualTo(20_00);
        assertThat(settled(directId)).isEqualTo(-20_00);
        assertThat(published(voucher)).containsExactly("voucher.issued.v1", "voucher.expired.v1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"amount\": \"50.00\"; amount",
                "\"amount\": 4.99; amount",
                "\"currency\": \"USD\"; currency",
                "\"currency\": null; currency",
                "\"customer\": {\"msisdn\": \"0825571055\"}; customer.msisdn",
                "\"customer\": {\"msisdn\": \"+27825571055\"}; customer.msisdn",
                "\"customer\": {\"msisdn\": \"278255710555\"}; customer.msisdn",
                "\"customer\": {\"msisdn\": \"٢٧٨٢٥٥٧١٠٥٥\"}; customer.msisdn",
                "\"customer\": {\"msisdn\": \"27825571055\", \"email\": \"none\"}; customer.email",
                "\"customer\": {}; customer.msisdn",
                "\"metadata\": {}; metadata.partner_reference",
                "\"metadata\": null; metadata",
                "\"expiry_days\": 731; expiry_days"
            })
    void refusesWhatIsWrong(String member, String field) {
        var name = member.substring(0, member.indexOf(':'));
        var members = new LinkedHashMap<>(Map.of(
                "\"amount\"", "\"amount\": 50",
                "\"currency\"", "\"currency\": \"ZAR\"",
                "\"customer\"", "\"customer\": {\"msisdn\": \"" + msisdn + "\"}",
                "\"metadata\"", "\"metadata\": {\"partner_reference\": \"REF-1\"}"));
        members.put(name, member);

        var answer = direct.post(PARTNER + "issue", "{" + String.join(", ", members.values()) + "}");

        assertError(answer, 400, "VALIDATION_ERROR");
        assertThat(answer.at("/details").has(field)).as(answer.body()).isTrue();
        assertThat(walletService.knows("27825571055")).isFalse();
    }

    @Test
    void isKeptOnRecordWithWhatCameOfEachCall() {
        var voucher = Issued.of(issue(direct, "20.00", "REF-1").expect(201));
        issue(direct, "21.00", "REF-1").expect(409);
        direct.post(PARTNER + "issue", "{").expect(400);
        queried(direct, voucher).expect(200);

        // Each is put on record when it was answered already.
        await().until(() -> count("partner_transactions", "partner_id = ? and status is not null", directId) == 4);
        var calls = db.sql("select concat_ws(' ', operation, voucher_id, partner_reference, amount, status, error_code)"
                        + " from partner_transactions where partner_id = ? order by id")
                .param(directId)
                .query(String.class)
                .list();

        assertThat(calls)
                .containsExactlyInAnyOrder(
                        "issue " + voucher.id() + " REF-1 2000 201",
                        "issue REF-1 2100 409 CONFLICT",
                        "issue 400 VALIDATION_ERROR",
                        "query " + voucher.id() + " REF-1 2000 200");
    }

    @Test
    void keepsNeitherCustomerNorCodeReadable() {
        var voucher = Issued.of(issue(direct.withKey("key"), "20.00", "REF-1").expect(201));

        for (var table : List.of("voucher", "voucher_reference", "partner_transactions", "idempotency_key")) {
            assertThat(count(
                            table + " one",
                            "strpos(row_to_json(one)::text, ?) > 0 or strpos(row_to_json(one)::text, ?) > 0",
                            voucher.code(),
                            msisdn))
                    .as(table)
                    .isZero();
        }
    }
}
