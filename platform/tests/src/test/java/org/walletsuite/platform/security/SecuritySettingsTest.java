package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecuritySettingsTest {

    @Test
    void keepTheSecretOutOfLogs() {
        var settings = new SecuritySettings(
                List.of(), List.of("/open"), "payment", "hush-hush", Duration.ofSeconds(5), Duration.ofHours(24));
        assertThat(settings.toString())
                .contains("/open", "payment", "PT5S", "PT24H")
                .doesNotContain("hush");
    }
}
