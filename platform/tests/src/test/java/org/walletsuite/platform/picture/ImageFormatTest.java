package org.walletsuite.platform.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.walletsuite.platform.testing.TestImages;

class ImageFormatTest {

    private static final int KEPT = 1_000_000;

    static Stream<Arguments> images() {
        return Stream.of(
                Arguments.of(ImageFormat.PNG, TestImages.image("png", 300, 200)),
                Arguments.of(ImageFormat.PNG, TestImages.image("png", 5000, 5000)),
                Arguments.of(ImageFormat.JPEG, TestImages.image("jpeg", 300, 200)),
                Arguments.of(ImageFormat.JPEG, TestImages.image("jpeg", 5000, 4000)),
                Arguments.of(ImageFormat.WEBP, TestImages.WEBP),
                Arguments.of(ImageFormat.WEBP, TestImages.LOSSLESS_WEBP));
    }

    @ParameterizedTest
    @MethodSource("images")
    void recognizesAnImageByItsFirstBytesAndDecodesIt(ImageFormat format, byte[] file) {
        assertThat(ImageFormat.of(file)).contains(format);
        assertThat(format.decoded(file, KEPT)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("images")
    void doesNotDecodeATruncatedImage(ImageFormat format, byte[] file) {
        if (format != ImageFormat.JPEG) {
            assertThat(format.decoded(Arrays.copyOf(file, file.length / 2), KEPT))
                    .isEmpty();
        }
        assertThat(format.decoded(Arrays.copyOf(file, 20), KEPT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("images")
    void isNotTakenForAnotherFormat(ImageFormat format, byte[] file) {
        assertThat(Stream.of(ImageFormat.values()).filter(other -> other != format))
                .noneMatch(other -> other.decoded(file, KEPT).isPresent());
    }

    @Test
    void recognizesNothingElse() {
        for (var file : new String[] {"", "GIF89a", "%PDF-1.7", "<svg xmlns='http://www.w3.org/2000/svg'/>", "RIFF"}) {
            assertThat(ImageFormat.of(file.getBytes(StandardCharsets.ISO_8859_1)))
                    .isEmpty();
        }
    }

    /** Small files whose headers have a size of gigapixels, or of no camera. */
    @Test
    void refusesSizesThatNoCameraMakes() {
        assertThat(ImageFormat.PNG.decoded(TestImages.pngClaiming(60_000, 60_000), KEPT))
                .isEmpty();
        assertThat(ImageFormat.PNG.decoded(TestImages.pngClaiming(Integer.MAX_VALUE, 1), KEPT))
                .isEmpty();
        assertThat(ImageFormat.PNG.decoded(TestImages.pngClaiming(-1, -1), KEPT))
                .isEmpty();
        assertThat(ImageFormat.PNG.decoded(TestImages.image("png", 13_000, 1), KEPT))
                .isEmpty();
        assertThat(ImageFormat.PNG.decoded(TestImages.image("png", 6000, 5000), KEPT))
                .isEmpty();
    }

    /** A PNG of a few kilobytes must not take more memory because of the size in its header. */
    @Test
    void checksTheSizeBeforeItDecodes() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var file = TestImages.pngClaiming(30_000, 30_000);
        assertThat(ImageFormat.PNG.decoded(file, KEPT)).isEmpty();

        var before = threads.getCurrentThreadAllocatedBytes();
        assertThat(ImageFormat.PNG.decoded(file, KEPT)).isEmpty();

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }
}
