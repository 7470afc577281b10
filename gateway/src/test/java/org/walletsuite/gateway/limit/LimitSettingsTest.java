package org.walletsuite.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.family.LimitScope;
import org.walletsuite.platform.security.Role;

class LimitSettingsTest {

    private final ApplicationContextRunner gateway = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Test
    void theDefaultsAreTheDocumentedLimits() {
        gateway.run(context -> {
            var limits = context.getBean(LimitSettings.class);
            assertThat(limits.all()).isEqualTo(1_000);
            assertThat(limits.perMinute(LimitScope.ANONYMOUS, Role.USER)).isEqualTo(60);
            assertThat(limits.perMinute(LimitScope.OWN_PAGES, Role.USER)).isEqualTo(600);
            assertThat(limits.perMinute(LimitScope.FESTIVAL, Role.USER)).isEqualTo(300);
            assertThat(limits.perMinute(LimitScope.GIFT_CARD, Role.STAFF)).isEqualTo(6_000);
            assertThat(limits.perMinute(LimitScope.VOUCHERS, Role.SUPER_ADMIN)).isEqualTo(6_000);
            assertThat(limits.perMinute(LimitScope.WALLET_READS, Role.ADMIN)).isEqualTo(60);
            assertThat(limits.perMinute(LimitScope.WALLET_TOP_UPS, Role.USER)).isEqualTo(10);
            assertThat(limits.perMinute(LimitScope.WALLET_WITHDRAWALS, Role.USER))
                    .isEqualTo(10);
            assertThat(limits.perMinute(LimitScope.WALLET_CALLBACKS, Role.USER)).isEqualTo(6_000);
            assertThat(limits.perMinute(LimitScope.WALLET_ADMIN, Role.ADMIN)).isEqualTo(30);
            assertThat(limits.perMinute(LimitScope.PARTNER, Role.USER)).isEqualTo(100);
            assertThat(limits.perMinute(LimitScope.SYNC, Role.USER)).isEqualTo(60);
        });
    }

    @Test
    void anOperatorMaySetAnotherNumberThanTheFamilyDeclares() {
        gateway.withPropertyValues("gateway.limits.staff=7", "gateway.limits.wallet-top-ups=8")
                .run(context -> {
                    var limits = context.getBean(LimitSettings.class);
                    assertThat(limits.perMinute(LimitScope.FESTIVAL, Role.STAFF))
                            .isEqualTo(7);
                    assertThat(limits.perMinute(LimitScope.FESTIVAL, Role.USER)).isEqualTo(300);
                    assertThat(limits.perMinute(LimitScope.WALLET_TOP_UPS, Role.USER))
                            .isEqualTo(8);
                });
        gateway.withPropertyValues("gateway.limits.sync=0")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void oneSettingScalesThemAll() {
        gateway.withPropertyValues("RATE_LIMIT_SCALE=2.5").run(context -> {
            var limits = context.getBean(LimitSettings.class);
            assertThat(limits.all()).isEqualTo(2_500);
            assertThat(limits.perMinute(LimitScope.WALLET_TOP_UPS, Role.USER)).isEqualTo(25);
        });
        gateway.withPropertyValues("RATE_LIMIT_SCALE=0.001")
                .run(context -> assertThat(
                                context.getBean(LimitSettings.class).perMinute(LimitScope.WALLET_TOP_UPS, Role.USER))
                        .isEqualTo(1));
        gateway.withPropertyValues("RATE_LIMIT_SCALE=1e300")
                .run(context -> assertThat(new Buckets(new OwnBuckets(1, () -> 0))
                                .countAll(context.getBean(LimitSettings.class).all())
                                .getRemainingTokens())
                        .isEqualTo(999_999_999));
    }

    @Test
    void aScaleOfZeroIsRefused() {
        gateway.withPropertyValues("RATE_LIMIT_SCALE=0")
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LimitSettings.class)
    static class Settings {}
}
