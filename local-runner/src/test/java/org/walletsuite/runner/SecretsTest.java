package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path home;

    @Test
    void makesEachSecretOnceAndReadableByItsOwnerOnly() throws IOException {
        var file = home.resolve("secrets.properties");
        var first = Secrets.load(file);
        var owner = first.owner("ledger");

        assertThat(first.app("ledger")).hasSize(48).isNotEqualTo(owner);
        assertThat(Secrets.load(file).owner("ledger")).isEqualTo(owner);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void makesEncryptionKeyOf32BytesForEachService() throws IOException {
        var secrets = Secrets.load(home.resolve("secrets.properties"));

        assertThat(Base64.getDecoder().decode(secrets.encryptionKey(Service.WALLET)))
                .hasSize(32);
        assertThat(secrets.encryptionKey(Service.WALLET))
                .isEqualTo(secrets.encryptionKey(Service.WALLET))
                .isNotEqualTo(secrets.encryptionKey(Service.VOUCHER));
    }
}
