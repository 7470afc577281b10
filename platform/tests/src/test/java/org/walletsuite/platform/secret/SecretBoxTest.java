package org.walletsuite.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void opensNothingThatWasSealedForAnotherPlaceWithAnotherKeyOrChanged() {
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
        assertThatThrownBy(() -> new SecretBox(new SecretsSettings(key, List.of())))
                .isInstanceOf(UnusableSecretsKey.class)
                .hasMessage(complaint);
    }

    @Test
    void hidesItsKey() {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(new SecretsSettings(key, List.of(key)).toString()).doesNotContain(key);
    }

    @Test
    void opensWhatAnOlderKeySealedWhileKeysAreReplaced() {
        var kept = box.seal("secret".getBytes(UTF_8), "here");

        assertThat(box(2, 1).open(kept, "here")).isEqualTo("secret".getBytes(UTF_8));
        var fresh = box(2, 1).seal("secret".getBytes(UTF_8), "here");
        assertThat(box(1, 2).open(fresh, "here")).isEqualTo("secret".getBytes(UTF_8));
        assertThat(box(2).open(fresh, "here")).isEqualTo("secret".getBytes(UTF_8));
        assertThatThrownBy(() -> box(1).open(fresh, "here")).isInstanceOf(UnusableSecretsKey.class);
        assertThatThrownBy(() -> box(3, 2, 1).open(kept, "there")).isInstanceOf(UnusableSecretsKey.class);
    }

    @Test
    void tellsEqualSecretsByTheirFingerprintsUnderTheSameKeyAndInTheSamePlace() {
        var secret = "1234".getBytes(UTF_8);

        var fingerprint = box.fingerprint(secret, "here");

        assertThat(fingerprint).isEqualTo(box(1).fingerprint(secret, "here"));
        assertThat(List.of(
                        box.fingerprint("1235".getBytes(UTF_8), "here"),
                        box.fingerprint(secret, "there"),
                        box(2).fingerprint(secret, "here")))
                .doesNotContain(fingerprint);
    }

    @Test
    void keepsFingerprintsWhileAKeyIsReplacedUntilTheOldOneIsRemoved() {
        var secret = "1234".getBytes(UTF_8);

        var before = box(1).fingerprint(secret, "here");

        assertThat(box(1, 2, 1).fingerprint(secret, "here")).isEqualTo(before);
        assertThat(box(2, 1).fingerprint(secret, "here")).isEqualTo(before);
        assertThat(box(2).fingerprint(secret, "here")).isNotEqualTo(before);
    }

    /** Earlier versions had no key id: their boxes begin with the nonce. */
    @Test
    void opensWhatWasSealedBeforeBoxesNamedTheirKeys() {
        var old = HexFormat.of().parseHex("000102030405060708090a0b774a06dd8a1707a2368c76549073c1e7aba7efcde89a");

        assertThat(box(7).open(old, "kyc:1:details")).isEqualTo("secret".getBytes(UTF_8));
        assertThat(box(8, 7).open(old, "kyc:1:details")).isEqualTo("secret".getBytes(UTF_8));
        assertThatThrownBy(() -> box(8).open(old, "kyc:1:details")).isInstanceOf(UnusableSecretsKey.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8, 19, 20, 30})
    void opensNothingThatIsTooShort(int length) {
        var stump = Arrays.copyOf(box.seal("secret".getBytes(UTF_8), "here"), length);
        assertThatThrownBy(() -> box.open(stump, "here")).isInstanceOf(UnusableSecretsKey.class);
    }

    @Test
    void isNotMadeWithAnImproperOlderKey() {
        var settings = new SecretsSettings(key(1), List.of("c2hvcnQ="));
        assertThatThrownBy(() -> new SecretBox(settings))
                .isInstanceOf(UnusableSecretsKey.class)
                .hasMessage("SUITE_SECRETS_OLDERKEYS must be exactly 32 bytes in Base64");
    }

    private static SecretBox box(int seed, int... older) {
        return new SecretBox(new SecretsSettings(
                key(seed), IntStream.of(older).mapToObj(SecretBoxTest::key).toList()));
    }

    private static String key(int seed) {
        var key = new byte[32];
        key[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(key);
    }
}
