package org.walletsuite.platform.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The accepted image formats. */
public enum ImageFormat {
    PNG("image/png", 25_000_000, 0, "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", 25_000_000, 0, "\u00ff\u00d8\u00ff"),

    /** Its decoder holds the whole image in memory, the others a few lines. */
    WEBP("image/webp", 12_500_000, 8, "WEBP");

    private static final int LONGEST_SIDE = 12_000;

    private final String mediaType;
    private final long mostPixels;
    private final int signatureAt;
    private final String signature;

    ImageFormat(String mediaType, long mostPixels, int signatureAt, String signature) {
        this.mediaType = mediaType;
        this.mostPixels = mostPixels;
        this.signatureAt = signatureAt;
        this.signature = signature;
    }

    public String mediaType() {
        return mediaType;
    }

    public static ImageFormat ofMediaType(String mediaType) {
        return Stream.of(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow();
    }

    /** The format by a file's first bytes. */
    public static Optional<ImageFormat> of(byte[] file) {
        return Stream.of(values()).filter(format -> format.signs(file)).findFirst();
    }

    /**
     * Decodes a file of this format completely, and keeps at most this many pixels. The dimensions are checked first,
     * so that a small file can't exhaust the memory.
     */
    Optional<BufferedImage> decoded(byte[] file, int keptPixels) {
        var reader = reader();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            var pixels = (long) width * height;
            if (width > LONGEST_SIDE || height > LONGEST_SIDE || pixels > mostPixels) {
                return Optional.empty();
            }
            var step = (int) Math.ceil(Math.sqrt((double) pixels / keptPixels));
            var sample = reader.getDefaultReadParam();
            sample.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(reader.read(0, sample));
        } catch (IOException | RuntimeException e) {
            // Decoders throw any exception for malformed files.
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private boolean signs(byte[] file) {
        var end = signatureAt + signature.length();
        return file.length >= end
                && new String(file, signatureAt, signature.length(), StandardCharsets.ISO_8859_1).equals(signature);
    }

    private ImageReader reader() {
        return switch (this) {
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }
}
