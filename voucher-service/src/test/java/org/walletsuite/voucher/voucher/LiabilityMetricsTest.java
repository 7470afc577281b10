package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.voucher.testing.PartnerFixture;

/** What the metrics show of money that is owed to the holders of vouchers. */
class LiabilityMetricsTest extends PartnerFixture {

    @Test
    void showWhatIsLeftOnActiveVouchers() {
        var before = metrics();
        var kept = issued("40.50");
        redeem(friend, kept.code(), "15.25").expect(200);
        redeem(friend, issued("10.00").code()).expect(200);

        var after = metrics();

        assertThat(vouchers(after, PartnerEnvironment.PRODUCTION) - vouchers(before, PartnerEnvironment.PRODUCTION))
                .isOne();
        assertThat(amount(after, PartnerEnvironment.PRODUCTION) - amount(before, PartnerEnvironment.PRODUCTION))
                .isCloseTo(25.25, within(0.001));
    }

    @Test
    void keepWhatIsTriedOutApart() {
        var before = metrics();
        issue(uat, "50.00", "REF-1").expect(201);

        var after = metrics();

        assertThat(amount(after, PartnerEnvironment.UAT) - amount(before, PartnerEnvironment.UAT))
                .isCloseTo(50, within(0.001));
        assertThat(amount(after, PartnerEnvironment.PRODUCTION))
                .isEqualTo(amount(before, PartnerEnvironment.PRODUCTION));
    }

    /** Each is read once, now. */
    private SimpleMeterRegistry metrics() {
        var registry = new SimpleMeterRegistry();
        new LiabilityMetrics(db).bindTo(registry);
        for (var environment : PartnerEnvironment.values()) {
            vouchers(registry, environment);
        }
        return registry;
    }

    private static double vouchers(SimpleMeterRegistry metrics, PartnerEnvironment environment) {
        return value(metrics, "vouchers.outstanding", environment);
    }

    private static double amount(SimpleMeterRegistry metrics, PartnerEnvironment environment) {
        return value(metrics, "vouchers.outstanding.amount", environment);
    }

    private static double value(SimpleMeterRegistry metrics, String name, PartnerEnvironment environment) {
        return metrics.get(name)
                .tag("environment", environment.code())
                .tag("currency", "ZAR")
                .gauge()
                .value();
    }
}
