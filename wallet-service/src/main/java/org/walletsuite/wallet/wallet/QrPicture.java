package org.walletsuite.wallet.wallet;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A QR code as a black and white picture. */
final class QrPicture {

    /** Below this a scanner would have to tell single pixels apart. */
    static final int SMALLEST = 256;

    static final int LARGEST = 2_048;

    /** The margin that scanners need, in modules, as ISO/IEC 18004 has it. */
    private static final int MARGIN = 4;

    private static final int WHITE = 0xFFFFFF;

    private QrPicture() {}

    /** PNG; a size in pixels beyond the sensible ones is clamped. */
    static byte[] png(String text, int size) {
        var modules = modules(text, Math.clamp(size, SMALLEST, LARGEST));
        var image = new BufferedImage(modules.getWidth(), modules.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < modules.getHeight(); y++) {
            for (var x = 0; x < modules.getWidth(); x++) {
                if (!modules.get(x, y)) {
                    image.setRGB(x, y, WHITE);
                }
            }
        }
        var bytes = new ByteArrayOutputStream();
        try (var png = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes every picture", e);
        }
        return bytes.toByteArray();
    }

    private static BitMatrix modules(String text, int size) {
        var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, MARGIN);
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, size, size, hints);
        } catch (WriterException e) {
            throw new IllegalStateException("A QR code of " + text.length() + " characters cannot be drawn", e);
        }
    }
}
