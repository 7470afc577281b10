package org.walletsuite.wallet.kyc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageFormatTest {

    static Stream<Arguments> images() {
        return Stream.of(
                Arguments.of(ImageFormat.PNG, Upload.image("png", 300, 200)),
                Arguments.of(ImageFormat.PNG, Upload.image("png", 5000, 5000)),
                Arguments.of(ImageFormat.JPEG, Upload.image("jpeg", 300, 200)),
                Arguments.of(ImageFormat.JPEG, Upload.image("jpeg", 5000, 4000)),
                Arguments.of(ImageFormat.WEBP, Upload.WEBP),
                Arguments.of(ImageFormat.WEBP, Upload.LOSSLESS_WEBP));
    }

    @ParameterizedTest
    @MethodSource("images")
    void knowsAnImageByItsFirstBytesAndDecodesIt(ImageFormat format, byte[] file) {
        assertThat(ImageFormat.of(file)).contains(format);
        assertThat(format.decodes(file)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("images")
    void doesNotDecodeHalfOfIt(ImageFormat format, byte[] file) {
        if (format != ImageFormat.JPEG) {
            assertThat(format.decodes(Arrays.copyOf(file, file.length / 2))).isFalse();
        }
        assertThat(format.decodes(Arrays.copyOf(file, 20))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("images")
    void isNotMistakenForAnother(ImageFormat format, byte[] file) {
        assertThat(Stream.of(ImageFormat.values()).filter(other -> other != format))
                .noneMatch(other -> other.decodes(file));
    }

    @Test
    void knowsNothingElse() {
        for (var file : new String[] {"", "GIF89a", "%PDF-1.7", "<svg xmlns='http://www.w3.org/2000/svg'/>", "RIFF"}) {
            assertThat(ImageFormat.of(file.getBytes(StandardCharsets.ISO_8859_1)))
                    .isEmpty();
        }
    }

    /** Some bytes that claim to be gigapixels. */
    @Test
    void believesNoSizeThatNoCameraMakes() {
        assertThat(ImageFormat.PNG.decodes(claiming(60_000, 60_000))).isFalse();
        assertThat(ImageFormat.PNG.decodes(claiming(Integer.MAX_VALUE, 1))).isFalse();
        assertThat(ImageFormat.PNG.decodes(claiming(-1, -1))).isFalse();
        assertThat(ImageFormat.PNG.decodes(Upload.image("png", 13_000, 1))).isFalse();
        assertThat(ImageFormat.PNG.decodes(Upload.image("png", 6000, 5000))).isFalse();
    }

    /** A PNG whose header is changed. */
    private static byte[] claiming(int width, int height) {
        var file = ByteBuffer.wrap(Upload.image("png", 10, 10));
        file.putInt(16, width).putInt(20, height);
        var checksum = new CRC32();
        checksum.update(file.array(), 12, 17);
        return file.putInt(29, (int) checksum.getValue()).array();
    }
}
