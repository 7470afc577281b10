package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class QrSettingsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(QrSettings.class)
    static class Settings {}

    @Test
    void letACodeExpireAfterAnHour() {
        service.run(
                context -> assertThat(context.getBean(QrSettings.class).ttl()).isEqualTo(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({"2h, 7200", "PT2H, 7200", "90s, 90", "PT1M30S, 90"})
    void acceptTheLifeOfACodeInEitherNotation(String text, long seconds) {
        service.withPropertyValues("QR_TTL=" + text)
                .run(context ->
                        assertThat(context.getBean(QrSettings.class).ttl()).hasSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1h", "soon", "500ms"})
    void refuseAnInvalidLife(String text) {
        service.withPropertyValues("QR_TTL=" + text)
                .run(context -> assertThat(context).hasFailed());
    }
}
