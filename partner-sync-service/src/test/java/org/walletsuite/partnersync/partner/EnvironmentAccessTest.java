package org.walletsuite.partnersync.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** What a partner's place in an environment allows, and what it remembers. */
class EnvironmentAccessTest {

    private final Instant now = Instant.parse("2026-11-29T10:00:00.5Z");
    private final NewSecrets secrets = new NewSecrets();
    private final EnvironmentAccess access = new EnvironmentAccess(
            UUID.randomUUID(), PartnerEnvironment.UAT, EnvironmentTerms.OF_A_NEW_ONE, new byte[0], now);

    @Test
    void revokedTokensAreRememberedWhileTheyWouldBeValid() {
        assertThat(access.revoke(new RevokedToken("a", now.plusSeconds(60)), now))
                .isTrue();
        assertThat(access.revoke(new RevokedToken("a", now.plusSeconds(60)), now))
                .isFalse();

        access.revoke(new RevokedToken("b", now.plusSeconds(999)), now.plusSeconds(60));

        assertThat(access.published(true).revokedTokens()).containsExactly("b");
    }

    @Test
    void whatHasEndedIsNotRevoked() {
        assertThat(access.revoke(new RevokedToken("a", now), now)).isFalse();

        assertThat(access.published(true).revokedTokens()).isEmpty();
    }

    @Test
    void whoRevokesVeryManyHasAllRevoked() {
        IntStream.rangeClosed(0, 100)
                .forEach(number -> access.revoke(new RevokedToken("t" + number, now.plusSeconds(60)), now));

        assertThat(access.published(true).revokedTokens()).isEmpty();
        assertThat(access.notBefore()).isEqualTo(Instant.parse("2026-11-29T10:00:01Z"));
    }

    @Test
    void eachRevocationOfAllIsLaterThanTheOneBeforeAlsoInTheSameSecond() {
        access.revokeAll(now);
        access.revokeAll(now);

        assertThat(access.notBefore()).isEqualTo(Instant.parse("2026-11-29T10:00:02Z"));
    }

    @Test
    void fewCredentialsAreLiveAtTheSameTimeHoweverOftenTheyAreRenewedWithGrace() {
        IntStream.range(0, 5).forEach(_ -> renew(Duration.ofHours(1)));

        assertThatThrownBy(() -> renew(Duration.ofHours(1))).isInstanceOf(ApiException.class);
        renew(Duration.ZERO);

        assertThat(access.credentials()).filteredOn(one -> one.isLive(now)).hasSize(1);
    }

    @Test
    void aGraceNeverLengthensALife() {
        var first = new PartnerCredential(secrets.credential(), now, now.plusSeconds(10));
        access.admit(first);

        renew(Duration.ofHours(1));

        assertThat(access.accepts(first.id(), now.plusSeconds(9))).isTrue();
        assertThat(access.accepts(first.id(), now.plusSeconds(10))).isFalse();
    }

    private void renew(Duration grace) {
        access.renew(new PartnerCredential(secrets.credential(), now, null), grace, now);
    }
}
