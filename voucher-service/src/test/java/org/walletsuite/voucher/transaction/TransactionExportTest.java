package org.walletsuite.voucher.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.walletsuite.platform.security.Role;

/** Calls are exported for spreadsheets. */
class TransactionExportTest extends TransactionFixture {

    @Test
    void anExportIsCsvThatRunsNothing() {
        issue(direct, "10.00", "=HYPERLINK(\"x\",\"y\")").expect(201);
        issue(direct, "10.00", "@a, b").expect(201);
        issue(direct, "10.00", "Größe 5").expect(201);
        direct.get(PARTNER + "partner/REF-9").expect(404);
        onRecord(4);

        var csv = direct.get(TRANSACTIONS + "?format=csv").expect(200);

        assertThat(csv.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(csv.header("Content-Disposition"))
                .startsWith("attachment; filename=\"transactions-" + directId + "-production-")
                .endsWith("-" + today() + ".csv\"");
        var lines = csv.body().split("\r\n", -1);
        assertThat(lines).hasSize(6).endsWith("");
        assertThat(lines[0])
                .isEqualTo(
                        "id,created_at,environment,operation,status,http_status,error_code,partner_reference,voucher_id,"
                                + "amount,currency,latency_ms");
        assertThat(lines[1]).contains(",issue,succeeded,201,,\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",", ",10.00,ZAR,");
        assertThat(lines[2]).contains(",\"'@a, b\",");
        assertThat(lines[3]).contains(",Größe 5,");
        assertThat(lines[4]).contains(",query,failed,404,VOUCHER_NOT_FOUND,,,,,");
        assertThat(direct.get(TRANSACTIONS + "?format=csv&status=failed").body().split("\r\n"))
                .hasSize(2);
        assertThat(asSome(Role.ADMIN)
                        .get(ADMIN + directId + "/transactions?format=csv")
                        .body())
                .isEqualTo(csv.body());
    }

    @Test
    void anExportIsCompleteOrRefused() {
        fill(2_500, "2026-01-10");
        var month = TRANSACTIONS + "?format=csv&from=2026-01-01&to=2026-01-31";

        var all = direct.get(month).expect(200).body().split("\r\n");
        assertThat(all).hasSize(2_501).doesNotHaveDuplicates();

        fill(97_501, "2026-01-11");
        var refused = direct.get(month);
        assertError(refused, 400, "VALIDATION_ERROR");
        assertThat(refused.at("/details").has("from")).isTrue();
        assertError(direct.get(TRANSACTIONS + "?format=csv&from=2026-01-01&to=2026-02-01"), 400, "VALIDATION_ERROR");
    }
}
