package org.walletsuite.wallet.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.wallet.secret.SecretBox;
import org.walletsuite.wallet.testing.FreshDatabase;
import org.walletsuite.wallet.testing.MovableClock;
import org.walletsuite.wallet.testing.Scenario;

/** Each test has an installation of its own that has never started before. */
@TestConstructor(autowireMode = AutowireMode.ALL)
class SigningKeysTest extends Scenario {

    private final SecretBox box;
    private final MovableClock time = new MovableClock();
    private DataSource database = FreshDatabase.create();

    @Autowired
    SigningKeysTest(SecretBox box) {
        this.box = box;
    }

    @BeforeEach
    void startAnew() {
        database = FreshDatabase.create();
    }

    @Test
    void areMadeOnceWhenReplicasStartTogether() {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var replicas = IntStream.range(0, 6)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(this::replica, threads))
                    .toList();
            assertThat(replicas)
                    .extracting(replica -> replica.join().signer().getKeyID())
                    .containsOnly(replicas.getFirst().join().signer().getKeyID());
        }
        assertThat(replica().published().size()).isEqualTo(1);
    }

    @Test
    void surviveARestart() {
        assertThat(replica().signer()).isEqualTo(replica().signer());
        assertThat(replica().signer().size()).isEqualTo(2048);
    }

    @Test
    void lieEncryptedInTheDatabase() throws Exception {
        var signer = replica().signer();
        var kept = JdbcClient.create(database)
                .sql("select sealed_key from signing_key")
                .query((row, _) -> row.getBytes(1))
                .single();
        var text = new String(kept, ISO_8859_1);
        assertThat(text)
                .doesNotContain(
                        signer.getPrivateExponent().toString(),
                        "\"d\"",
                        signer.getModulus().toString());
        assertThat(text)
                .doesNotContain(
                        new String(signer.toRSAPrivateKey().getPrivateExponent().toByteArray(), ISO_8859_1));
        assertThat(new SigningKey(signer, time.instant()).toString())
                .doesNotContain(signer.getPrivateExponent().toString());
    }

    @Test
    void areKnownBeforeTheySignAndStillVerifyAfter() {
        var keys = replica();
        var first = keys.signer().getKeyID();
        var next = SigningKeys.generate(time.instant().plus(Duration.ofMinutes(5)));
        rows().add(next);
        keys.reload();
        assertThat(keys.published().getKeys()).hasSize(2);
        assertThat(keys.signer().getKeyID()).isEqualTo(first);
        time.putForward(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(keys.signer().getKeyID()).isEqualTo(next.pair().getKeyID());
        assertThat(keys.published().getKeyByKeyId(first)).isNotNull();
        JdbcClient.create(database)
                .sql("update signing_key set retired_at = ? where kid = ?")
                .param(time.instant().atOffset(ZoneOffset.UTC))
                .param(first)
                .update();
        keys.reload();
        assertThat(keys.published().getKeyByKeyId(first)).isNull();
        assertThat(keys.signer().getKeyID()).isEqualTo(next.pair().getKeyID());
    }

    private SigningKeys replica() {
        return new SigningKeys(rows(), new TransactionTemplate(new DataSourceTransactionManager(database)), time);
    }

    private SigningKeyRows rows() {
        return new SigningKeyRows(JdbcClient.create(database), box);
    }
}
