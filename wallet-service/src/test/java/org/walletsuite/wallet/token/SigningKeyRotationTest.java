package org.walletsuite.wallet.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.signing.SigningKeyRotation;
import org.walletsuite.platform.signing.SigningKeyRows;
import org.walletsuite.platform.signing.SigningKeySettings;
import org.walletsuite.platform.signing.SigningKeys;
import org.walletsuite.platform.signing.TokenLife;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.wallet.testing.FreshDatabase;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** Each test has an installation of its own that has never started before. */
@TestConstructor(autowireMode = AutowireMode.ALL)
class SigningKeyRotationTest extends WalletServiceFixture {

    private static final Duration LEAD = Duration.ofMinutes(10);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration MARGIN = Duration.ofHours(1);

    private final SecretBox box;
    private final MovableClock time = new MovableClock();
    private final DataSource database = FreshDatabase.create();

    @Autowired
    SigningKeyRotationTest(SecretBox box) {
        this.box = box;
    }

    @Test
    void failsNoValidTokenFromBeginningToEnd() {
        assertThat(failuresDuringARotation(LEAD, LEAD.plus(LIFE).plus(MARGIN).plusMinutes(5)))
                .isZero();
        assertThat(replica().published().size()).as("the first key is gone").isEqualTo(1);
    }

    @Test
    void wouldFailSomeTokensIfKeysSignedBeforeVerifiersHadThem() {
        assertThat(failuresDuringARotation(Duration.ofMinutes(1), Duration.ofMinutes(10)))
                .isPositive();
    }

    @Test
    void publishesTheNewKeyAtOnceSignsWithItLaterAndRemovesTheOldOneInTheEnd() {
        var keys = replica();
        var first = keys.signer().getKeyID();
        var now = time.instant();
        var next = rotation(LEAD, Duration.ZERO).rotate();
        assertThat(next.begun()).isTrue();
        assertThat(next.signsFrom())
                .isBetween(
                        now.plus(LEAD).truncatedTo(ChronoUnit.MICROS),
                        time.instant().plus(LEAD));
        keys.reload();
        assertThat(keys.published().getKeys()).extracting("keyID").containsExactly(first, next.keyId());
        assertThat(keys.signer().getKeyID()).isEqualTo(first);
        time.putForward(LEAD);
        assertThat(keys.signer().getKeyID()).isEqualTo(next.keyId());
        time.putForward(LIFE.plus(MARGIN).minusMinutes(5));
        rotation(LEAD, Duration.ZERO).tend();
        keys.reload();
        assertThat(keys.published().getKeys()).hasSize(2);
        time.putForward(Duration.ofMinutes(5));
        rotation(LEAD, Duration.ZERO).tend();
        keys.reload();
        assertThat(keys.published().getKeys()).extracting("keyID").containsExactly(next.keyId());
        assertThat(JdbcClient.create(database)
                        .sql("select kid from signing_key")
                        .query(String.class)
                        .list())
                .containsExactly(next.keyId());
    }

    @Test
    void happensOnceHoweverOftenItIsRequested() throws Exception {
        replica();
        var newest = atOnce(6, () -> rotation(LEAD, Duration.ZERO).rotate());
        assertThat(newest).filteredOn(SigningKeyRotation.Newest::begun).hasSize(1);
        assertThat(newest)
                .extracting(SigningKeyRotation.Newest::keyId)
                .containsOnly(newest.getFirst().keyId());
        time.putForward(LEAD.minusMinutes(5));
        assertThat(rotation(LEAD, Duration.ZERO).rotate().begun()).isFalse();
        time.putForward(Duration.ofMinutes(5));
        assertThat(rotation(LEAD, Duration.ZERO).rotate().begun()).isTrue();
        assertThat(replica().published().size()).isEqualTo(3);
    }

    @Test
    void happensByItselfForAnOldKeyOnceHoweverManyReplicasThereAre() throws Exception {
        var keys = replica();
        var first = keys.signer().getKeyID();
        var every = Duration.ofDays(90);
        time.putForward(every.minusHours(1));
        rotation(LEAD, every).tend();
        keys.reload();
        assertThat(keys.published().size()).isEqualTo(1);
        time.putForward(Duration.ofHours(1));
        atOnce(6, () -> {
            rotation(LEAD, every).tend();
            return true;
        });
        keys.reload();
        assertThat(keys.published().size()).isEqualTo(2);
        assertThat(keys.signer().getKeyID()).isEqualTo(first);
        time.putForward(LEAD);
        assertThat(keys.signer().getKeyID()).isNotEqualTo(first);
    }

    @Test
    void neverHappensByItselfWhenSwitchedOff() {
        var keys = replica();
        time.putForward(Duration.ofDays(10_000));
        rotation(LEAD, Duration.ZERO).tend();
        keys.reload();
        assertThat(keys.published().size()).isEqualTo(1);
    }

    @Test
    void makesAKeyThatSignsAtOnceWhereThereIsNone() {
        var only = rotation(LEAD, Duration.ZERO).rotate();
        assertThat(replica().signer().getKeyID()).isEqualTo(only.keyId());
    }

    /**
     * Two replicas that reload every other minute in turns, four verifiers that fetch every five minutes and look for no key in
     * between, and tokens from both replicas every minute.
     */
    private int failuresDuringARotation(Duration lead, Duration andAfter) {
        var replicas = new SigningKeys[] {replica(), replica()};
        try (var jwks = new PublishedKeys(replicas)) {
            var verifiers = IntStream.range(0, 4)
                    .mapToObj(i ->
                            new LazyVerifier(jwks.address(i % 2), time.instant().minusSeconds(70L * i)))
                    .toList();
            var tokens = new LiveTokens(LIFE);
            var failures = 0;
            var start = 5;
            for (var step = 0; step < start + andAfter.dividedBy(STEP); step++) {
                if (step == start) {
                    assertThat(rotation(lead, Duration.ZERO).rotate().begun()).isTrue();
                }
                replicas[step % 2].reload();
                for (var replica : replicas) {
                    tokens.issue(replica.signer(), time.instant());
                }
                for (var verifier : verifiers) {
                    failures += (int) tokens.oldestAndNewest(time.instant())
                            .filter(token -> !verifier.accepts(token, time.instant()))
                            .count();
                }
                time.putForward(STEP);
            }
            return failures;
        }
    }

    private SigningKeys replica() {
        return new SigningKeys(rows(), transaction(), time);
    }

    private SigningKeyRotation rotation(Duration lead, Duration every) {
        return new SigningKeyRotation(
                rows(), new SigningKeySettings(lead, every, MARGIN), new TokenLife(LIFE), transaction(), time);
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    private SigningKeyRows rows() {
        return new SigningKeyRows(JdbcClient.create(database), box);
    }
}
