package org.walletsuite.voucher.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PaymentModel;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestClient;
import tools.jackson.databind.JsonNode;

/** Partners see their own calls, and admins everybody's. */
class SelfServiceTest extends TransactionFixture {

    @Test
    void aPartnerListsItsCallsTheNewestFirst() {
        var voucher = Issued.of(issue(direct, "20.00", "REF-1").expect(201));
        issue(direct, "20.00", "REF-1").expect(200);
        onRecord(2);
        issue(direct, "4.00", "REF-2").expect(400);
        onRecord(3);
        cancel(direct, voucher).expect(200);
        onRecord(4);

        var all = direct.get(TRANSACTIONS).expect(200);

        assertThat(all.at("/data/total").asLong()).isEqualTo(4);
        assertThat(values(all, "operation")).containsExactly("cancel", "issue", "issue", "issue");
        assertThat(values(all, "status")).containsExactly("succeeded", "failed", "replayed", "succeeded");
        assertThat(values(all, "http_status")).containsExactly("200", "400", "200", "201");
        assertThat(all.text("/data/items/1/error_code")).isEqualTo("VALIDATION_ERROR");
        assertThat(all.text("/data/items/3/voucher_id")).isEqualTo(voucher.id().toString());
        assertThat(all.text("/data/items/3/environment")).isEqualTo("production");
        assertThat(all.body()).contains("\"amount\":20.00").doesNotContain(voucher.code(), msisdn);
        assertThat(all.at("/data/items/3/latency_ms").isNumber()).isTrue();
    }

    @Test
    void aListIsFilteredAndPaged() {
        for (var number = 1; number <= 3; number++) {
            issue(direct, "10.00", "REF-" + number).expect(201);
        }
        issue(direct, "10.00", "REF-1").expect(200);
        issue(direct, "10.00", "ref-1").expect(201);
        direct.get(PARTNER + "partner/REF-9").expect(404);
        onRecord(6);

        assertThat(total("?status=replayed")).isOne();
        assertThat(total("?status=failed&operation=query")).isOne();
        assertThat(total("?operation=issue")).isEqualTo(5);
        assertThat(total("?reference=REF-1")).isEqualTo(2);
        assertThat(total("?reference=none")).isZero();
        assertThat(total("?from=" + today() + "&to=" + today())).isEqualTo(6);
        assertThat(total("?to=" + today().minusDays(1))).isZero();
        assertThat(total("?from=" + clock.instant().plusSeconds(1))).isZero();
        assertThat(total("?from=2020-01-01T00:00:00+02:00")).isEqualTo(6);
        var second =
                direct.get(TRANSACTIONS + "?operation=issue&page=2&page_size=2").expect(200);
        assertThat(values(second, "partner_reference")).containsExactly("REF-3", "REF-2");
        assertThat(second.at("/data/total_pages").asLong()).isEqualTo(3);
    }

    @Test
    void nobodySeesAnothersCallsOrThoseOfAnotherEnvironment() {
        issue(direct, "10.00", "REF-1").expect(201);
        issue(uat, "10.00", "REF-1").expect(201);
        onRecord(2);

        assertThat(values(direct.get(TRANSACTIONS).expect(200), "environment")).containsExactly("production");
        assertThat(values(uat.get(TRANSACTIONS).expect(200), "environment")).containsExactly("uat");
        assertThat(ofFloat.get(TRANSACTIONS).at("/data/total").asLong()).isZero();
        assertThat(ofFloat.get(USAGE).at("/data/totals/calls").asLong()).isZero();
        var issuing = asPartner(directId, PartnerEnvironment.PRODUCTION, "voucher:issue");
        assertError(issuing.get(TRANSACTIONS), 403, "FORBIDDEN");
        assertError(issuing.get(USAGE), 403, "FORBIDDEN");
        assertError(issuing.get("/api/v1/partner/settlement"), 403, "FORBIDDEN");
        assertError(user.get(TRANSACTIONS), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "from=2026-13-01, from",
        "from=2026-02-30, from",
        "from=20260101, from",
        "to=2026-01-01T00:00:00, to",
        "to=2026-01-01T25:00:00Z, to",
        "from=%2B12026-01-01, from",
        "from=2026-02-01&to=2026-01-01, to",
        "status=ok, status",
        "status=SUCCEEDED, status",
        "operation=redeem, operation",
        "reference=, reference",
        "page=0, page",
        "page_size=0, page_size",
        "page=x, page",
        "format=xml, format"
    })
    void whatIsWrongWithAListIsNamed(String query, String field) {
        var answer = direct.get(TRANSACTIONS + "?" + query);

        assertError(answer, 400, "VALIDATION_ERROR");
        assertThat(answer.at("/details").has(field)).as(answer.body()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-01-01T00:00:00Z, from",
        "from=2026-01-01&to=2026-02-01, to",
        "from=2026-01-02&to=2026-01-01, to",
        "to=2026-1-1, to",
        "to=0000-00-00, to"
    })
    void whatIsWrongWithAPeriodOfUsageIsNamed(String query, String field) {
        for (var answer :
                List.of(direct.get(USAGE + "?" + query), asSome(Role.ADMIN).get(ADMIN + "usage?" + query))) {
            assertError(answer, 400, "VALIDATION_ERROR");
            assertThat(answer.at("/details").has(field)).as(answer.body()).isTrue();
        }
        direct.get(USAGE + "?from=2026-01-01&to=2026-01-31").expect(200);
        direct.get(USAGE + "?from=9999-12-31&to=9999-12-31").expect(200);
        direct.get(USAGE + "?from=0000-01-01&to=0000-01-02").expect(200);
    }

    @Test
    void usageIsSummedByDay() {
        issue(direct, "20.00", "REF-1").expect(201);
        issue(direct, "20.00", "REF-1").expect(200);
        issue(direct, "21.00", "REF-1").expect(409);
        var voucher = Issued.of(issue(direct, "5.50", "REF-2").expect(201));
        cancel(direct, voucher).expect(200);
        direct.get(PARTNER + "partner/REF-9").expect(404);
        onRecord(6);
        fill(100, today().minusDays(2).toString());

        var usage = direct.get(USAGE).expect(200);

        assertThat(usage.at("/data/days").size()).isEqualTo(30);
        assertThat(usage.text("/data/to")).isEqualTo(today().toString());
        var last = usage.at("/data/days/29");
        assertThat(last.at("/date").asString()).isEqualTo(today().toString());
        assertThat(last.at("/usage/calls").asLong()).isEqualTo(6);
        assertThat(last.at("/usage/succeeded").asLong()).isEqualTo(4);
        assertThat(last.at("/usage/replayed").asLong()).isOne();
        assertThat(last.at("/usage/failed").asLong()).isEqualTo(2);
        assertThat(last.at("/usage/errors").toString()).isEqualTo("{\"CONFLICT\":1,\"VOUCHER_NOT_FOUND\":1}");
        assertThat(usage.body())
                .contains("\"success_rate\":0.6666", "\"issued\":{\"count\":2,\"amount\":25.50}")
                .contains("\"cancelled\":{\"count\":1,\"amount\":5.50}");
        var before = usage.at("/data/days/27/usage");
        assertThat(before.at("/calls").asLong()).isEqualTo(100);
        assertThat(before.at("/latency_ms/average").decimalValue()).isEqualByComparingTo("50.5");
        assertThat(before.at("/latency_ms/p95").decimalValue()).isEqualByComparingTo("95");
        assertThat(usage.at("/data/days/28/usage/calls").asLong()).isZero();
        assertThat(usage.at("/data/days/28/usage/success_rate").isNull()).isTrue();
        assertThat(usage.at("/data/totals/calls").asLong()).isEqualTo(106);
        assertThat(usage.at("/data/totals/failed").asLong()).isEqualTo(2);
    }

    @Test
    void whatWasFinishedLaterIsIssuedThoughNoCallSucceeded() {
        issue(direct, "5.00", "REF-0").expect(201);
        die(Death.AFTER_THE_LEDGER);
        issue(direct, "20.00", "REF-1").expect(504);
        onRecord(2);
        live();
        finishLater();

        var totals = direct.get(USAGE).expect(200).at("/data/totals");
        var all = direct.get(TRANSACTIONS + "?status=succeeded").expect(200);

        assertThat(totals.at("/calls").asLong()).isEqualTo(2);
        assertThat(totals.at("/failed").asLong()).isOne();
        assertThat(totals.at("/issued/count").asLong()).isEqualTo(2);
        assertThat(all.at("/data/items/0/http_status").isNull()).isTrue();
        assertThat(all.at("/data/items/0/latency_ms").isNull()).isTrue();
    }

    @Test
    void adminsMeanTheEnvironmentThatThePartnerWasMadeInWhereTheyNameNone() {
        publish(
                directId,
                2,
                terms(PartnerEnvironment.UAT, PaymentModel.FLOAT_BASED, null),
                terms(PartnerEnvironment.PRODUCTION, PaymentModel.DIRECT_PAYMENT, null));
        var admin = asSome(Role.ADMIN);

        assertThat(admin.get(ADMIN + directId + "/usage").expect(200).text("/data/environment"))
                .isEqualTo("uat");
        assertThat(admin.get(ADMIN + directId + "/usage?environment=production")
                        .expect(200)
                        .text("/data/environment"))
                .isEqualTo("production");
        assertThat(admin.get(ADMIN + floatId + "/usage").expect(200).text("/data/environment"))
                .isEqualTo("production");
    }

    @Test
    void adminsSeeEveryPartnerAndNobodyElseDoes() {
        issue(direct, "10.00", "REF-1").expect(201);
        issue(direct, "10.00", "REF-1").expect(200);
        issue(uat, "10.00", "REF-1").expect(201);
        issue(ofFloat, "10.00", "REF-1").expect(402);
        onRecord(3);
        onRecord(floatId, 1);
        var admin = asSome(Role.ADMIN);

        var ofOne = admin.get(ADMIN + directId + "/transactions").expect(200);
        var inUat = admin.get(ADMIN + directId + "/usage?environment=uat").expect(200);
        var ofAll = admin.get(ADMIN + "usage?page_size=100&from=" + today() + "&to=" + today())
                .expect(200);

        assertThat(ofOne.at("/data/total").asLong()).isEqualTo(2);
        assertThat(inUat.at("/data/totals/calls").asLong()).isOne();
        assertThat(inUat.text("/data/environment")).isEqualTo("uat");
        assertThat(usageOf(admin, directId).at("/usage/calls").asLong()).isEqualTo(2);
        assertThat(usageOf(admin, directId).at("/name").asString()).isEqualTo("Partner " + directId);
        assertThat(usageOf(admin, floatId)
                        .at("/usage/errors/INSUFFICIENT_BALANCE")
                        .asLong())
                .isOne();
        assertThat(ofAll.at("/data/total").asLong()).isGreaterThanOrEqualTo(2);
        assertError(admin.get(ADMIN + "nobody/usage"), 404, "NOT_FOUND");
        assertError(admin.get(ADMIN + "nobody/transactions?format=csv"), 404, "NOT_FOUND");
        assertError(admin.get(ADMIN + directId + "/usage?environment=live"), 400, "VALIDATION_ERROR");
        assertError(asSome(Role.STAFF).get(ADMIN + directId + "/usage"), 403, "FORBIDDEN");
        assertError(direct.get(ADMIN + directId + "/transactions"), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10000"})
    void aPartnerSeesWhatItOwes(String limit) {
        publish(
                directId,
                2,
                terms(
                        PartnerEnvironment.PRODUCTION,
                        PaymentModel.DIRECT_PAYMENT,
                        limit.isEmpty() ? null : Long.valueOf(limit)),
                terms(PartnerEnvironment.UAT, PaymentModel.FLOAT_BASED, null));
        issue(direct, "20.00", "REF-1").expect(201);

        var owed = direct.get("/api/v1/partner/settlement").expect(200);
        var inUat = uat.get("/api/v1/partner/settlement").expect(200);

        assertThat(owed.body())
                .contains(
                        "\"environment\":\"production\"", "\"payment_model\":\"direct_payment\"", "\"balance\":-20.00")
                .contains(
                        limit.isEmpty()
                                ? "\"credit_limit\":null,\"available\":null"
                                : "\"credit_limit\":100.00,\"available\":80.00");
        assertThat(inUat.body()).contains("\"environment\":\"uat\"", "\"balance\":0.00");
    }

    private long total(String query) {
        return direct.get(TRANSACTIONS + query).expect(200).at("/data/total").asLong();
    }

    private static List<String> values(Answer list, String member) {
        return list.at("/data/items")
                .valueStream()
                .map(one -> one.path(member).asString())
                .toList();
    }

    /** Of all pages: other tests' partners called today, too. */
    private JsonNode usageOf(TestClient admin, String partner) {
        var pages = ADMIN + "usage?page_size=100&from=" + today() + "&to=" + today() + "&page=";
        return IntStream.rangeClosed(1, 10)
                .mapToObj(page -> admin.get(pages + page).expect(200))
                .flatMap(list -> list.at("/data/items").valueStream())
                .filter(one -> one.path("partner_id").asString().equals(partner))
                .findFirst()
                .orElseThrow();
    }
}
