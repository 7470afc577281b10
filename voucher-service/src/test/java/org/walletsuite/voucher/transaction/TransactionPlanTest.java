package org.walletsuite.voucher.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.voucher.testing.PartnerFixture;

/** Lists and sums stay fast when there are many calls. */
class TransactionPlanTest extends PartnerFixture {

    private static final int MANY = 50_000;
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-01T00:00:00Z");

    @Autowired
    private NamedParameterJdbcTemplate template;

    @Test
    void listsAndSumsAreReadFromAnIndex() {
        fill(directId, MANY);
        fill(floatId, 4 * MANY);
        TestDatabase.shared()
                .asOwner()
                .sql("vacuum analyze partner_transactions")
                .update();

        assertThat(plan(TransactionRows.listing(filter(null, null)), Map.of("offset", 10_000)))
                .contains("Index Only Scan Backward using partner_transactions_of_partner")
                .doesNotContain("Seq Scan");
        assertThat(plan(TransactionRows.listing(filter(TransactionStatus.FAILED, null)), Map.of("offset", 0)))
                .contains("Index Only Scan Backward using partner_transactions_of_partner")
                .doesNotContain("Seq Scan");
        assertThat(plan(TransactionRows.listing(filter(null, "REF-77")), Map.of("offset", 0)))
                .contains("using partner_transactions_by_reference")
                .doesNotContain("Seq Scan");
        assertThat(plan(TransactionRows.counting(filter(null, null)), Map.of()))
                .contains("Index Only Scan")
                .doesNotContain("Seq Scan");
        assertThat(plan(TransactionRows.following(filter(null, null)), Map.of("after", NOW.minusDays(3), "afterId", 7)))
                .contains("Index Only Scan using partner_transactions_of_partner")
                .doesNotContain("Seq Scan");
        assertThat(plan(UsageRows.BY_DAY, Map.of("days", 28)))
                .contains("HashAggregate", "Index Only Scan using partner_transactions_of_partner")
                .doesNotContain("Seq Scan", "Sort");
    }

    private void fill(String partner, int calls) {
        TestDatabase.shared()
                .asOwner()
                .sql("""
                        insert into partner_transactions (partner_id, environment, operation, outcome, status, error_code,
                            partner_reference, amount, duration_micros, created_at)
                        select ?, 'PRODUCTION', 'query', case when number % 50 = 0 then 'FAILED' else 'SUCCEEDED' end, 200,
                            case when number % 50 = 0 then 'CONFLICT' end, 'REF-' || number, 1000, number,
                            ? - number * interval '20 seconds'
                        from generate_series(1, ?) number""")
                .param(partner)
                .param(NOW)
                .param(calls)
                .update();
    }

    private TransactionFilter filter(@Nullable TransactionStatus status, @Nullable String reference) {
        var period = new Period(Instant.parse("2026-02-01T00:00:00Z"), NOW.toInstant());
        return new TransactionFilter(directId, PartnerEnvironment.PRODUCTION, period, status, null, reference);
    }

    private String plan(String sql, Map<String, ?> more) {
        var parameters = new HashMap<String, Object>(more);
        parameters.put("partner", directId);
        parameters.put("environment", "PRODUCTION");
        parameters.put("from", NOW.minusDays(28));
        parameters.put("to", NOW);
        parameters.put("outcome", "FAILED");
        parameters.put("reference", "REF-77");
        parameters.put("size", 20);
        return String.join("\n", template.queryForList("explain " + sql, parameters, String.class));
    }
}
