package org.walletsuite.partnersync.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.security.Principal.Kind;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.security.SecuritySettings.TrustedIssuer;

/** Partners' tokens have one issuer, or there are none. */
class IssuerTest {

    private static final TrustedIssuer USERS = trusted("http://users.example", Kind.USER);
    private static final TrustedIssuer PARTNERS = trusted("http://partners.example", Kind.PARTNER);
    private static final TrustedIssuer OTHERS = trusted("http://others.example", Kind.PARTNER);

    @Test
    void isTheOneThatIsTrustedForPartners() {
        assertThat(new Issuer(settings(USERS, PARTNERS)).getIssuer()).isEqualTo("http://partners.example");
    }

    @Test
    void oneIsTrustedAndNeitherNoneNorTwo() {
        assertThatThrownBy(() -> new Issuer(settings(USERS))).isInstanceOf(UnclearIssuer.class);
        assertThatThrownBy(() -> new Issuer(settings(PARTNERS, OTHERS))).isInstanceOf(UnclearIssuer.class);
    }

    @Test
    void theStartFailsWithOneLine() {
        var failure = new IllegalStateException(new UnclearIssuer(List.of("http://a.example", "http://b.example")));

        var analysis = Objects.requireNonNull(new UnclearIssuerAnalyzer().analyze(failure));

        assertThat(analysis.getDescription())
                .isEqualTo("suite.security.issuers must trust exactly one issuer for partners,"
                        + " not 2: [http://a.example, http://b.example]");
    }

    private static TrustedIssuer trusted(String uri, Kind kind) {
        return new TrustedIssuer(URI.create(uri), URI.create(uri + "/keys"), Set.of(kind));
    }

    private static SecuritySettings settings(TrustedIssuer... issuers) {
        return new SecuritySettings(
                List.of(issuers),
                List.of(),
                "",
                "",
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                Duration.ofMinutes(1));
    }
}
