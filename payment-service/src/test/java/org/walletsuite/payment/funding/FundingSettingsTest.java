package org.walletsuite.payment.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Who backs top-ups is for operators to say. */
class FundingSettingsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Test
    void nobodyDoesByDefault() {
        service.run(context -> {
            var settings = context.getBean(FundingSettings.class);
            assertThat(settings.provider()).isNull();
            assertThat(settings.callbackSecret()).isEmpty();
            assertThat(settings.expireAfter()).isEqualTo(Duration.ofHours(24));
            assertThat(settings.mostPending()).isEqualTo(20);
        });
    }

    @Test
    void aProviderOutsideNeedsASecret() {
        service.withPropertyValues("FUNDING_PROVIDER=callback", "FUNDING_CALLBACK_SECRET=known to both")
                .run(context -> assertThat(context.getBean(FundingSettings.class))
                        .extracting(FundingSettings::provider)
                        .isEqualTo(FundingProvider.CALLBACK));
        service.withPropertyValues("FUNDING_PROVIDER=callback")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("FUNDING_PROVIDER=callback needs FUNDING_CALLBACK_SECRET"));
    }

    @Test
    void theSecretIsInNoLog() {
        var settings = new FundingSettings(FundingProvider.CALLBACK, "known to both", Duration.ofHours(1), 20);

        assertThat(settings.toString()).contains("CALLBACK").doesNotContain("known");
    }

    @Test
    void expiryIsReadInBothSpellings() {
        for (var hour : new String[] {"1h", "PT1H"}) {
            service.withPropertyValues("FUNDING_EXPIRE_AFTER=" + hour)
                    .run(context -> assertThat(
                                    context.getBean(FundingSettings.class).expireAfter())
                            .isEqualTo(Duration.ofHours(1)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(FundingSettings.class)
    static class Settings {}
}
