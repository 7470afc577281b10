package org.walletsuite.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.secret.SecretConfiguration;

class ServiceCommandTest {

    @Test
    void theExitStatusSaysThatTheSecretsKeyIsUnusable() {
        var said = new ByteArrayOutputStream();
        var command = new ServiceCommand("reveal", "Nothing can be revealed", Secrets.class, (beans, _, _) -> {
            beans.getBean(SecretBox.class);
            return 0;
        });

        var status = command.run(
                new PrintStream(said, true, StandardCharsets.UTF_8), "reveal", "--suite.secrets.key=not one");

        assertThat(status).isEqualTo(3);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("Nothing can be revealed: ")
                .contains("is not Base64");
    }

    @ImportAutoConfiguration(SecretConfiguration.class)
    static final class Secrets {}
}
