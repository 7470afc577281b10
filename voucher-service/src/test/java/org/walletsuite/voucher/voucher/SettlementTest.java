package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.voucher.testing.PartnerFixture;

/** What a partner may owe is limited in the ledger before the partner owes anything. */
class SettlementTest extends PartnerFixture {

    @AfterEach
    void keepLimits() {
        TestDatabase.shared()
                .asOwner()
                .sql("drop trigger if exists forgets on voucher_settlement; drop function if exists forget()")
                .update();
    }

    /** As where others are always first with newer terms. */
    @Test
    void nothingIsIssuedUnderALimitThatIsNotOnRecord() {
        TestDatabase.shared().asOwner().sql("""
                        create function forget() returns trigger language plpgsql as 'begin return null; end';
                        create trigger forgets before insert or update on voucher_settlement
                            for each row execute function forget()""").update();

        var refused = issue(direct, "20.00", "REF-1");
        keepLimits();

        assertThat(refused.expect(503).header("Retry-After")).isNotNull();
        assertThat(settled(directId)).isZero();
        issue(direct, "20.00", "REF-1").expect(201);
        assertThat(settled(directId)).isEqualTo(-20_00);
    }
}
