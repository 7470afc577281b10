package org.walletsuite.platform.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images to upload. */
public final class TestImages {

    public static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    public static final byte[] LOSSLESS_WEBP =
            Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private TestImages() {}

    public static byte[] image(String format, int width, int height) {
        return image(format, new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY));
    }

    public static byte[] image(String format, BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A small PNG whose header has this size. */
    public static byte[] pngClaiming(int width, int height) {
        var file = ByteBuffer.wrap(image("png", 10, 10));
        file.putInt(16, width).putInt(20, height);
        var checksum = new CRC32();
        checksum.update(file.array(), 12, 17);
        return file.putInt(29, (int) checksum.getValue()).array();
    }
}
