package org.walletsuite.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.walletsuite.platform.signing.SigningKeySettings;

/** The settings with which the service starts, and those that it refuses. */
class SettingsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(SigningKeySettings.class)
    @ConfigurationPropertiesScan(basePackageClasses = WalletService.class)
    static class Settings {}

    @Test
    void startsWithItsDefaults() {
        service.run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "suite.signing-keys.lead=6m",
                "suite.tokens.access-life=5m",
                "suite.tokens.access-life=24h",
                "suite.passwords.threads=1",
                "suite.passwords.deadline=1s",
            })
    void startsWithOtherValidSettings(String setting) {
        service.withPropertyValues(setting).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "suite.signing-keys.lead=5m",
                "suite.signing-keys.margin=-1h",
                "suite.tokens.access-life=0s",
                "suite.tokens.access-life=-1h",
                "suite.tokens.access-life=86401s",
                "suite.tokens.refresh-life=0s",
                "suite.tokens.family-life=0s",
                "suite.passwords.threads=-1",
                "suite.passwords.deadline=0s",
            })
    void refusesSettingsThatWouldBreakItsGuarantees(String setting) {
        service.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
