package org.walletsuite.platform.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.walletsuite.platform.web.Fields;

/** Reads images that users upload: the content decides the format, and only the image itself is kept. */
public final class Pictures {

    private static final int MOST_BYTES = 5 * 1024 * 1024;
    /** An image decoded only for validation is discarded, so a fraction of its pixels suffices. */
    private static final int TRIED_PIXELS = 1_000_000;

    /** Rotation needs the image twice in memory, so its pixels are limited; text stays legible. */
    private static final int TURNED_PIXELS = 4_000_000;

    private static final Picture NONE = new Picture("", ImageFormat.PNG, new byte[0]);

    /** One image is decoded at a time, to bound memory. */
    private final ReentrantLock decoding = new ReentrantLock();

    /** Reports an error where the file is missing, too large, or no image; the result is then empty. */
    public Picture read(Fields fields, String name, @Nullable MultipartFile file) {
        if (file == null) {
            fields.complain(name, Fields.REQUIRED);
            return NONE;
        }
        if (file.getSize() > MOST_BYTES) {
            fields.complain(name, "Must be at most 5 MiB.");
            return NONE;
        }
        var bytes = bytes(file);
        var picture = ImageFormat.of(bytes).flatMap(format -> picture(name, format, bytes));
        if (picture.isEmpty()) {
            fields.complain(name, "Upload a valid PNG, JPEG or WebP image of a size that cameras make.");
        }
        return picture.orElse(NONE);
    }

    private Optional<Picture> picture(String name, ImageFormat format, byte[] file) {
        decoding.lock();
        try {
            return MetadataStripper.of(format, file).flatMap(bare -> upright(name, format, bare));
        } finally {
            decoding.unlock();
        }
    }

    private static Optional<Picture> upright(String name, ImageFormat format, MetadataStripper bare) {
        return bare.orientation() == 1
                ? format.decoded(bare.bytes(), TRIED_PIXELS).map(_ -> new Picture(name, format, bare.bytes()))
                : format.decoded(bare.bytes(), TURNED_PIXELS)
                        .map(image -> new Picture(
                                name,
                                OrientationCorrection.formatOf(image),
                                OrientationCorrection.write(image, bare.orientation())));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
