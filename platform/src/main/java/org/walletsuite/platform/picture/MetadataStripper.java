package org.walletsuite.platform.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Strips an image file to the image and its colour information: cameras add place, time and device, and anything may
 * follow after the image's end.
 */
final class MetadataStripper {

    private static final Set<String> PNG_CHUNKS = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs");
    private static final Set<String> WEBP_CHUNKS = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ICCP");

    private static final int PNG_SIGNATURE = 8;
    private static final int RIFF_HEADER = 12;

    /** The flags of a WebP file for EXIF, XMP and animation. */
    private static final int WEBP_EXTRAS = 0x0E;

    private static final int FIRST_MARKER = 0xFF;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int COMMENT = 0xFE;

    private final byte[] bytes;
    private final int orientation;

    private MetadataStripper(byte[] bytes, int orientation) {
        this.bytes = bytes;
        this.orientation = orientation;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Its EXIF orientation, from 1, upright, to 8. */
    int orientation() {
        return orientation;
    }

    /** Empty where the file violates its format. */
    static Optional<MetadataStripper> of(ImageFormat format, byte[] file) {
        try {
            return Optional.of(
                    switch (format) {
                        case PNG -> png(file);
                        case JPEG -> jpeg(file);
                        case WEBP -> webp(file);
                    });
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static MetadataStripper png(byte[] file) {
        var source = ByteBuffer.wrap(file);
        var bare = new ByteArrayOutputStream(file.length);
        bare.write(file, 0, PNG_SIGNATURE);
        var orientation = 1;
        var at = PNG_SIGNATURE;
        while (true) {
            var length = source.getInt(at);
            var type = text(file, at + 4, 4);
            var data = source.slice(at + 8, length);
            if (PNG_CHUNKS.contains(type)) {
                bare.write(file, at, length + 12);
            } else if (type.equals("eXIf")) {
                orientation = Exif.orientation(data);
            }
            if (type.equals("IEND")) {
                return new MetadataStripper(bare.toByteArray(), orientation);
            }
            at += length + 12;
        }
    }

    private static MetadataStripper webp(byte[] file) {
        var source = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        var bare = new ByteArrayOutputStream(file.length);
        bare.write(file, 0, RIFF_HEADER);
        var orientation = 1;
        var end = Math.addExact(source.getInt(4), 8);
        for (var at = RIFF_HEADER; at < end; ) {
            var type = text(file, at, 4);
            var length = source.getInt(at + 4);
            var data = source.slice(at + 8, length);
            var padded = Math.min(8 + length + length % 2, file.length - at);
            if (WEBP_CHUNKS.contains(type)) {
                bare.write(file, at, padded);
            } else if (type.equals("EXIF")) {
                orientation = Exif.orientation(data);
            }
            at += padded;
        }
        var bytes = bare.toByteArray();
        if (text(bytes, RIFF_HEADER, 4).equals("VP8X")) {
            bytes[RIFF_HEADER + 8] &= ~WEBP_EXTRAS;
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bytes.length - 8);
        return new MetadataStripper(bytes, orientation);
    }

    private static MetadataStripper jpeg(byte[] file) {
        var source = ByteBuffer.wrap(file);
        var bare = new ByteArrayOutputStream(file.length);
        bare.write(file, 0, 2);
        var orientation = 1;
        var at = 2;
        while (at < file.length) {
            if (unsigned(file, at) != FIRST_MARKER) {
                throw new IllegalArgumentException("There is no marker at " + at);
            }
            var marker = unsigned(file, at + 1);
            if (marker == END_OF_IMAGE) {
                bare.write(file, at, 2);
                break;
            }
            if (marker == FIRST_MARKER) {
                at++;
                continue;
            }
            var length = Short.toUnsignedInt(source.getShort(at + 2));
            var data = source.slice(at + 4, length - 2);
            if (isOfThePicture(marker, data)) {
                bare.write(file, at, length + 2);
            } else if (marker == 0xE1 && startsWith(data, "Exif\0\0")) {
                orientation = Exif.orientation(data);
            }
            at += length + 2;
            if (marker == START_OF_SCAN) {
                var end = endOfScan(file, at);
                bare.write(file, at, end - at);
                at = end;
            }
        }
        return new MetadataStripper(bare.toByteArray(), orientation);
    }

    /** Of the application segments, only the colour information is kept. */
    private static boolean isOfThePicture(int marker, ByteBuffer data) {
        var isApplications = marker >= 0xE0 && marker <= 0xEF;
        return isApplications
                ? startsWith(data, "JFIF\0") || startsWith(data, "ICC_PROFILE\0") || startsWith(data, "Adobe")
                : marker != COMMENT;
    }

    /** The position of the next marker that isn't part of a scan. */
    private static int endOfScan(byte[] file, int start) {
        for (var at = start; at < file.length - 1; at++) {
            if (unsigned(file, at) == FIRST_MARKER) {
                var next = unsigned(file, at + 1);
                if (next != 0 && (next < 0xD0 || next > 0xD7)) {
                    return at;
                }
            }
        }
        return file.length;
    }

    private static boolean startsWith(ByteBuffer data, String text) {
        return data.limit() >= text.length()
                && text(data.array(), data.arrayOffset(), text.length()).equals(text);
    }

    private static String text(byte[] file, int at, int length) {
        return new String(file, at, length, StandardCharsets.ISO_8859_1);
    }

    private static int unsigned(byte[] file, int at) {
        return Byte.toUnsignedInt(file[at]);
    }

    @Override
    public String toString() {
        return "MetadataStripper[orientation=" + orientation + "]";
    }
}
