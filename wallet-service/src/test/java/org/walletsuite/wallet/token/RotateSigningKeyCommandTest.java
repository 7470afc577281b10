package org.walletsuite.wallet.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.signing.SigningKeyRows;
import org.walletsuite.platform.signing.SigningKeys;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.wallet.testing.FreshDatabase;
import org.walletsuite.wallet.testing.WalletServiceFixture;

@TestConstructor(autowireMode = AutowireMode.ALL)
class RotateSigningKeyCommandTest extends WalletServiceFixture {

    private final HikariDataSource database = (HikariDataSource) FreshDatabase.create();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final SecretBox box;

    @Autowired
    RotateSigningKeyCommandTest(SecretBox box) {
        this.box = box;
    }

    @Test
    void rotatesBesideARunningReplicaAndOnlyOnceWhenStartedTwice() {
        var running = running();
        var first = running.signer().getKeyID();
        assertThat(rotate(url())).isZero();
        running.reload();
        assertThat(running.published().size()).isEqualTo(2);
        assertThat(running.signer().getKeyID()).isEqualTo(first);
        var next = running.published().getKeys().getLast().getKeyID();
        assertThat(said()).matches("Key " + next + " signs from \\S+Z\\R");
        said.reset();
        assertThat(rotate(url())).isZero();
        assertThat(said()).startsWith("Key " + next + " is on its way already and signs from ");
        running.reload();
        assertThat(running.published().size()).isEqualTo(2);
    }

    @Test
    void addsNothingWithAnotherSecretsKeyThanTheReplicasHave() {
        var running = running();
        assertThat(rotate(url(), "--suite.secrets.key=/////////////////////////////////////////w8="))
                .isEqualTo(3);
        assertThat(said())
                .startsWith("The signing key was not rotated: SUITE_SECRETS_KEY is not the key that signing-key:")
                .hasLineCount(1);
        running.reload();
        assertThat(running.published().size()).isEqualTo(1);
    }

    @Test
    void reportsThatTheDatabaseIsUnavailable() {
        assertThat(rotate("jdbc:postgresql://127.0.0.1:1/none")).isEqualTo(2);
        assertThat(said()).startsWith("The signing key was not rotated: ");
    }

    private String url() {
        return String.valueOf(database.getJdbcUrl());
    }

    private SigningKeys running() {
        return new SigningKeys(
                new SigningKeyRows(JdbcClient.create(database), box),
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                new MovableClock());
    }

    private int rotate(String url, String... more) {
        var arguments = new String[more.length + 5];
        arguments[0] = KeyRotation.COMMAND.name();
        arguments[1] = "--spring.datasource.url=" + url;
        arguments[2] = "--spring.datasource.username=" + TestDatabase.APP;
        arguments[3] = "--spring.datasource.password=" + TestDatabase.APP;
        arguments[4] = "--spring.datasource.hikari.connection-timeout=25000";
        System.arraycopy(more, 0, arguments, 5, more.length);
        return KeyRotation.COMMAND.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
