package org.walletsuite.wallet.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
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
import org.walletsuite.platform.signing.SigningKey;
import org.walletsuite.platform.signing.SigningKeyRows;
import org.walletsuite.platform.signing.SigningKeys;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.wallet.testing.FreshDatabase;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** Each test has an installation of its own that has never started before. */
@TestConstructor(autowireMode = AutowireMode.ALL)
class SigningKeysTest extends WalletServiceFixture {

    private final SecretBox box;
    private final MovableClock time = new MovableClock();
    private final DataSource database = FreshDatabase.create();

    @Autowired
    SigningKeysTest(SecretBox box) {
        this.box = box;
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
    void areEncryptedInTheDatabase() throws Exception {
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

    private SigningKeys replica() {
        return new SigningKeys(rows(), new TransactionTemplate(new DataSourceTransactionManager(database)), time);
    }

    private SigningKeyRows rows() {
        return new SigningKeyRows(JdbcClient.create(database), box);
    }
}
