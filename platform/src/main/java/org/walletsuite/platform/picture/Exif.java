package org.walletsuite.platform.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the orientation, the only EXIF field that the image needs. */
final class Exif {

    private static final String PREFIX = "Exif\0\0";
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private Exif() {}

    /** The EXIF orientation, 1 to 8; 1, upright, where it is absent or invalid. */
    static int orientation(ByteBuffer notes) {
        try {
            return read(notes);
        } catch (IndexOutOfBoundsException e) {
            return 1;
        }
    }

    private static int read(ByteBuffer notes) {
        var prefixed = notes.limit() >= PREFIX.length()
                && new String(notes.array(), notes.arrayOffset(), PREFIX.length(), StandardCharsets.ISO_8859_1)
                        .equals(PREFIX);
        var start = prefixed ? PREFIX.length() : 0;
        var tiff = notes.slice(start, notes.limit() - start);
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (var entry = 0; entry < entries; entry++) {
            var at = directory + 2 + entry * ENTRY_BYTES;
            if (Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
                var orientation = tiff.getShort(at + 8);
                return orientation >= 1 && orientation <= 8 ? orientation : 1;
            }
        }
        return 1;
    }
}
