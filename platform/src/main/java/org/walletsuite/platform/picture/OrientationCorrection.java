package org.walletsuite.platform.picture;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Rotates an image by its EXIF orientation and encodes it again. */
final class OrientationCorrection {

    private static final float QUALITY = 0.9f;

    /** From this orientation on, width and height are swapped. */
    private static final int FIRST_ON_ITS_SIDE = 5;

    private OrientationCorrection() {}

    /** Photographs stay JPEG; images with transparency become PNG. */
    static ImageFormat formatOf(BufferedImage image) {
        return image.getColorModel().hasAlpha() ? ImageFormat.PNG : ImageFormat.JPEG;
    }

    static byte[] write(BufferedImage image, int orientation) {
        var format = formatOf(image);
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByMIMEType(format.mediaType()).next();
        // Never in a temporary file, because uploads are confidential.
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var settings = writer.getDefaultWriteParam();
            if (format == ImageFormat.JPEG) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(QUALITY);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(turned(image, orientation), null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage turned(BufferedImage image, int orientation) {
        var onItsSide = orientation >= FIRST_ON_ITS_SIDE;
        var turned = new BufferedImage(
                onItsSide ? image.getHeight() : image.getWidth(),
                onItsSide ? image.getWidth() : image.getHeight(),
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        var graphics = turned.createGraphics();
        graphics.drawImage(image, transform(orientation, image.getWidth(), image.getHeight()), null);
        graphics.dispose();
        return turned;
    }

    private static AffineTransform transform(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
