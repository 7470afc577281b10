package org.walletsuite.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class WriterSettingsTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void startsWithItsDefaults() {
        service.run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deadline=0s",
                "transaction-timeout=0s",
                "transaction-timeout=-1s",
                "socket-timeout=900ms",
                "socket-timeout=5s",
                "transaction-timeout=10s"
            })
    void noSettingSwitchesALimitOff(String setting) {
        service.withPropertyValues("ledger.writer." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration
    @EnableConfigurationProperties(WriterSettings.class)
    static class Settings {}
}
