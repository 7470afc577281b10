package org.walletsuite.wallet.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretBoxTest {

    private final SecretBox box = box(1);

    @Test
    void opensWhatItSealed() {
        assertThat(box.open(box.seal("secret".getBytes(UTF_8), "here"), "here")).isEqualTo("secret".getBytes(UTF_8));
        assertThat(box.open(box.seal(new byte[0], "here"), "here")).isEmpty();
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        var secret = "secret".getBytes(UTF_8);
        assertThat(box.seal(secret, "here")).isNotEqualTo(box.seal(secret, "here"));
        assertThat(new String(box.seal(secret, "here"), UTF_8)).doesNotContain("secret");
    }

    @Test
    void opensNothingThatWasSealedElsewhereWithAnotherKeyOrChanged() {
        var kept = box.seal("secret".getBytes(UTF_8), "here");
        assertThatThrownBy(() -> box.open(kept, "there")).isInstanceOf(UnusableSecretsKey.class);
        assertThatThrownBy(() -> box(2).open(kept, "here"))
                .isInstanceOf(UnusableSecretsKey.class)
                .hasMessage("SUITE_SECRETS_KEY is not the key that here was encrypted with");
        kept[kept.length - 1] ^= 1;
        assertThatThrownBy(() -> box.open(kept, "here")).isInstanceOf(UnusableSecretsKey.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', SUITE_SECRETS_KEY is missing: set it to 32 random bytes in Base64",
        "'  ', SUITE_SECRETS_KEY is missing: set it to 32 random bytes in Base64",
        "not base 64!, SUITE_SECRETS_KEY is not Base64",
        "c2hvcnQ=, SUITE_SECRETS_KEY must be exactly 32 bytes in Base64",
    })
    void isNotMadeWithoutAProperKey(String key, String complaint) {
        assertThatThrownBy(() -> new SecretBox(new SecretsSettings(key)))
                .isInstanceOf(UnusableSecretsKey.class)
                .hasMessage(complaint);
    }

    @Test
    void tellsItsKeyToNobody() {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(new SecretsSettings(key).toString()).doesNotContain(key);
    }

    private static SecretBox box(int seed) {
        var key = new byte[32];
        key[0] = (byte) seed;
        return new SecretBox(new SecretsSettings(Base64.getEncoder().encodeToString(key)));
    }
}
