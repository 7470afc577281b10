package org.walletsuite.voucher.transaction;

import static org.walletsuite.platform.testing.Patience.await;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.voucher.testing.PartnerFixture;

/** Partners with calls on record. */
abstract class TransactionFixture extends PartnerFixture {

    static final String TRANSACTIONS = "/api/v1/partner/transactions";
    static final String USAGE = "/api/v1/partner/usage";
    static final String ADMIN = "/api/v1/admin/partners/";

    /** So many of the first partner's calls at noon of a day, which took one millisecond, two, and so on. */
    void fill(int calls, String day) {
        TestDatabase.shared()
                .asOwner()
                .sql("""
                        insert into partner_transactions (partner_id, environment, operation, outcome, status,
                            duration_micros, created_at)
                        select ?, 'PRODUCTION', 'query', 'SUCCEEDED', 200, number * 1000, ?::date + interval '12 hours'
                        from generate_series(1, ?) number""")
                .param(directId)
                .param(day)
                .param(calls)
                .update();
    }

    /** Waits: a call is put on record when it was answered already. */
    void onRecord(int calls) {
        onRecord(directId, calls);
    }

    void onRecord(String partner, int calls) {
        await().until(() -> count("partner_transactions", "partner_id = ? and status is not null", partner) == calls);
    }

    LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
