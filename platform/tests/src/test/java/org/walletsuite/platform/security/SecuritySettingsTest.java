package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.security.Principal.Kind;
import org.walletsuite.platform.security.SecuritySettings.TrustedIssuer;

class SecuritySettingsTest {

    @Test
    void trustNobodyForNothing() {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            var address = URI.create("http://issuer.example");

            assertThat(validation.getValidator().validate(new TrustedIssuer(address, address, Set.of())))
                    .hasSize(1);
            assertThat(validation.getValidator().validate(new TrustedIssuer(address, address, Set.of(Kind.PARTNER))))
                    .isEmpty();
        }
    }

    @Test
    void hideTheSecretInTheirText() {
        var settings = new SecuritySettings(
                List.of(),
                List.of("/open"),
                "payment",
                "hush-hush",
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                Duration.ofMinutes(1));
        assertThat(settings.toString())
                .contains("/open", "payment", "PT5S", "PT24H")
                .doesNotContain("hush");
    }
}
