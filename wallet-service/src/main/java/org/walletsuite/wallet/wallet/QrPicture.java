package org.walletsuite.wallet.wallet;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A QR code as a black and white image. */
final class QrPicture {

    /** Below this a module would be a single pixel, too small for scanners. */
    static final int SMALLEST = 256;

    static final int LARGEST = 2_048;

    /** The margin that scanners need, in modules, by ISO/IEC 18004. */
    private static final int MARGIN = 4;

    private QrPicture() {}

    /** PNG; a size in pixels outside the limits is clamped. */
    static byte[] png(String text, int size) {
        var image = drawn(modules(text), Math.clamp(size, SMALLEST, LARGEST));
        var bytes = new ByteArrayOutputStream();
        try (var png = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes every picture", e);
        }
        return bytes.toByteArray();
    }

    /** Draws by modules, of which there are thousands, instead of by millions of pixels. */
    private static BufferedImage drawn(BitMatrix modules, int size) {
        var side = Math.max(size, modules.getWidth());
        var pixels = side / modules.getWidth();
        var edge = (side - modules.getWidth() * pixels) / 2;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, side, side);
        pen.setColor(Color.BLACK);
        for (var y = 0; y < modules.getHeight(); y++) {
            for (var x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    pen.fillRect(edge + x * pixels, edge + y * pixels, pixels, pixels);
                }
            }
        }
        pen.dispose();
        return image;
    }

    /** The code with its margin, a bit for each module. */
    private static BitMatrix modules(String text) {
        var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, MARGIN);
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalStateException("A QR code of " + text.length() + " characters cannot be drawn", e);
        }
    }
}
