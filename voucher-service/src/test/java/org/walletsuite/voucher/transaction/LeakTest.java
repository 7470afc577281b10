package org.walletsuite.voucher.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.voucher.testing.PartnerFixture;

/** Partners' calls are measured, and nothing that is worth money or names somebody is seen where operators look. */
@ExtendWith(OutputCaptureExtension.class)
class LeakTest extends PartnerFixture {

    @Test
    void neitherLogsNorMetricsNorEventsHaveCodesNumbersOrTokens(CapturedOutput log) {
        issue(direct, "10.00", "REF-0").expect(201);
        walletService.becomeUnavailable();
        issue(direct, "20.00", "REF-1").expect(503);
        walletService.recover();
        die(Death.AFTER_THE_LEDGER);
        issue(direct, "20.00", "REF-1");
        live();
        finishLater();
        var voucher = Issued.of(issue(direct, "20.00", "REF-1").expect(200));
        issue(direct, "21.00", "REF-1").expect(409);
        queried(direct, voucher).expect(200);
        queried(ofFloat, voucher).expect(404);
        ledger.loseAnswersToCommands();
        cancel(direct, voucher);
        live();
        redeem(friend, voucher.code());
        await().until(() -> measured("partner=\"" + directId + "\""));

        var metrics = metrics();
        var events = published(VoucherEvent.TOPIC, voucher.id()).toString();

        for (var seen : new String[] {log.getAll(), metrics, events}) {
            assertThat(seen).doesNotContain(voucher.code(), msisdn, "+" + msisdn, String.valueOf(direct.token()));
        }
    }

    @Test
    void callsAreCountedForEachPartnerWithWhatCameOfThem() {
        issue(direct, "20.00", "REF-1").expect(201);
        issue(direct, "21.00", "REF-1").expect(409);
        direct.get("/api/v1/partner/usage").expect(200);

        await().until(() -> measured("operation=\"usage\""));
        await().untilAsserted(() -> assertThat(lines())
                .anyMatch(line -> line.startsWith("partner_calls_seconds_count")
                        && line.contains("environment=\"production\"")
                        && line.contains("error=\"none\"")
                        && line.contains("operation=\"issue\"")
                        && line.contains("outcome=\"succeeded\""))
                .anyMatch(line -> line.contains("error=\"CONFLICT\"") && line.contains("outcome=\"failed\"")));
    }

    private boolean measured(String tag) {
        return lines().stream().anyMatch(line -> line.contains(tag));
    }

    /** Of the first partner's calls. */
    private List<String> lines() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("partner_calls") && line.contains(directId))
                .toList();
    }

    private String metrics() {
        return asNobody().get("/actuator/prometheus").expect(200).body();
    }
}
