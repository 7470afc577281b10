package org.walletsuite.platform.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockMultipartFile;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.testing.TestImages;
import org.walletsuite.platform.web.Fields;

class PicturesTest {

    private static final String SECRET = "6.5244 N, 3.3792 E";

    private final Pictures pictures = new Pictures();

    static Stream<byte[]> plain() {
        return Stream.of(
                TestImages.image("png", 30, 20),
                TestImages.image("jpeg", 30, 20),
                TestImages.WEBP,
                TestImages.LOSSLESS_WEBP);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void keepsAPlainPictureUnchanged(byte[] file) {
        assertThat(read(file).bytes()).isEqualTo(file);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void removesTheMetadataOfCameras(byte[] file) {
        var kept = read(noted(file, 1));

        assertThat(text(noted(file, 1))).contains(SECRET);
        assertThat(text(kept.bytes())).doesNotContain(SECRET).doesNotContain("Exif");
        assertThat(ImageFormat.of(kept.bytes())).contains(kept.format());
        assertThat(kept.bytes()).hasSize(file.length);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void removesWhatFollowsTheEndOfThePicture(byte[] file) {
        var longer = join(file, SECRET.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read(longer).bytes()).isEqualTo(file);
    }

    /** The picture is red at its upper left corner and blue at its upper right, 30 x 20, before it is turned. */
    @ParameterizedTest
    @CsvSource({
        "1, png, 30, 20, 0, 0, 29, 0", "2, png, 30, 20, 29, 0, 0, 0",
        "3, png, 30, 20, 29, 19, 0, 19", "4, png, 30, 20, 0, 19, 29, 19",
        "5, png, 20, 30, 0, 0, 0, 29", "6, png, 20, 30, 19, 0, 19, 29",
        "7, png, 20, 30, 19, 29, 19, 0", "8, png, 20, 30, 0, 29, 0, 0",
        "1, jpeg, 30, 20, 0, 0, 29, 0", "6, jpeg, 20, 30, 19, 0, 19, 29",
        "8, jpeg, 20, 30, 0, 29, 0, 0"
    })
    void rotatesAPictureByItsOrientation(
            int orientation, String format, int width, int height, int redX, int redY, int blueX, int blueY)
            throws IOException {
        var turned = read(noted(TestImages.image(format, corners()), orientation));

        var image = ImageIO.read(new ByteArrayInputStream(turned.bytes()));
        assertThat(ImageFormat.of(turned.bytes())).contains(turned.format());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(width, height);
        assertThat(new Color(image.getRGB(redX, redY)))
                .satisfies(color -> assertThat(color.getRed()).isGreaterThan(200))
                .satisfies(color -> assertThat(color.getBlue()).isLessThan(80));
        assertThat(new Color(image.getRGB(blueX, blueY)))
                .satisfies(color -> assertThat(color.getBlue()).isGreaterThan(200))
                .satisfies(color -> assertThat(color.getRed()).isLessThan(80));
    }

    @Test
    void keepsARotatedPhotographLargeEnoughToRead() throws IOException {
        var turned = read(noted(TestImages.image("jpeg", 4000, 3000), 6));

        var image = ImageIO.read(new ByteArrayInputStream(turned.bytes()));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1500, 2000);
    }

    @Test
    void keepsTransparency() throws IOException {
        var image = new BufferedImage(30, 20, BufferedImage.TYPE_INT_ARGB);
        var turned = read(noted(TestImages.image("png", image), 6));

        assertThat(turned.format()).isEqualTo(ImageFormat.PNG);
        assertThat(ImageIO.read(new ByteArrayInputStream(turned.bytes())).getRGB(3, 3))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp"})
    void refusesAFileThatIsNoPictureWhateverItBeginsWith(String format) {
        var file = format.equals("webp") ? TestImages.WEBP : TestImages.image(format, 30, 20);
        for (var length = 0; length < file.length * 2 / 3; length++) {
            var nonsense = join(Arrays.copyOf(file, length), new byte[20]);
            assertThatThrownBy(() -> read(nonsense))
                    .as("after %s bytes", length)
                    .isInstanceOf(ApiException.class);
        }
    }

    @Test
    void refusesAPictureWhoseHeaderIsGigantic() {
        assertThatThrownBy(() -> read(TestImages.pngClaiming(30_000, 30_000))).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, -1, 300})
    void keepsAPictureWithAnInvalidOrientationUnchanged(int orientation) {
        var file = TestImages.image("jpeg", 30, 20);
        assertThat(read(noted(file, orientation)).bytes()).isEqualTo(file);
    }

    private Picture read(byte[] file) {
        var fields = new Fields();
        var picture = pictures.read(fields, "image", new MockMultipartFile("image", file));
        fields.check();
        return picture;
    }

    private static BufferedImage corners() {
        var image = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 10, 10);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(20, 0, 10, 10);
        graphics.dispose();
        return image;
    }

    /** The same file with a camera's metadata, in the place that its format has for them. */
    private static byte[] noted(byte[] file, int orientation) {
        var notes = notes(orientation);
        return switch (ImageFormat.of(file).orElseThrow()) {
            case PNG -> {
                var chunk = ByteBuffer.allocate(notes.length + 12)
                        .putInt(notes.length)
                        .put("eXIf".getBytes(StandardCharsets.US_ASCII))
                        .put(notes);
                var checksum = new CRC32();
                checksum.update(chunk.array(), 4, notes.length + 4);
                chunk.putInt((int) checksum.getValue());
                yield inserted(file, 33, chunk.array());
            }
            case JPEG -> {
                var exif = join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), notes);
                var segment = ByteBuffer.allocate(exif.length + 4)
                        .putShort((short) 0xFFE1)
                        .putShort((short) (exif.length + 2))
                        .put(exif);
                yield inserted(file, 2, segment.array());
            }
            case WEBP -> {
                var chunk = ByteBuffer.allocate(notes.length + 8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put("EXIF".getBytes(StandardCharsets.US_ASCII))
                        .putInt(notes.length)
                        .put(notes);
                var whole = join(file, chunk.array());
                ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, whole.length - 8);
                yield whole;
            }
        };
    }

    private static byte[] notes(int orientation) {
        return ByteBuffer.allocate(44)
                .put("MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(SECRET.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        var whole = new ByteArrayOutputStream();
        whole.write(file, 0, at);
        whole.writeBytes(part);
        whole.write(file, at, file.length - at);
        return whole.toByteArray();
    }

    private static byte[] join(byte[] one, byte[] other) {
        return inserted(one, one.length, other);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
