package org.walletsuite.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.platform.testing.BackendsInitializer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

@ExtendWith(OutputCaptureExtension.class)
class StartTest extends WalletServiceFixture {

    @Test
    void failsWithOneClearLineWithoutAKey(CapturedOutput output) {
        assertStartFails("", output, "SUITE_SECRETS_KEY is missing: set it to 32 random bytes in Base64");
    }

    @Test
    void failsWithOneClearLineWithAnotherKeyThanBefore(CapturedOutput output) {
        assertStartFails(
                "/////////////////////////////////////////w8=",
                output,
                "SUITE_SECRETS_KEY is not the key that signing-key:");
    }

    private static void assertStartFails(String key, CapturedOutput output, String line) {
        var application = new SpringApplicationBuilder(WalletService.class).initializers(new BackendsInitializer());
        assertThatThrownBy(() -> application.run(
                        "--server.port=0",
                        "--spring.datasource.hikari.connection-timeout=25000",
                        "--suite.secrets.key=" + key))
                .rootCause()
                .isNotNull();
        assertThat(output.getAll()).contains(line).doesNotContain("UnsatisfiedDependencyException");
    }
}
