package org.walletsuite.wallet.kyc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.walletsuite.wallet.form.Fields;

/** Reads images that people upload. */
@Component
class Pictures {

    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final Picture NONE = new Picture("", ImageFormat.PNG, new byte[0]);

    /** One image is decoded at a time, for the memory's sake. */
    private final ReentrantLock decoding = new ReentrantLock();

    /** Complains where the file is missing, too large, or no image; what it answers then is none. */
    Picture read(Fields fields, String name, @Nullable MultipartFile file) {
        if (file == null) {
            fields.complain(name, Fields.REQUIRED);
            return NONE;
        }
        if (file.getSize() > MOST_BYTES) {
            fields.complain(name, "Must be at most 5 MiB.");
            return NONE;
        }
        var bytes = bytes(file);
        var format = ImageFormat.of(bytes).filter(candidate -> decodes(candidate, bytes));
        if (format.isEmpty()) {
            fields.complain(name, "Upload a valid PNG, JPEG or WebP image of a size that cameras make.");
            return NONE;
        }
        return new Picture(name, format.get(), bytes);
    }

    private boolean decodes(ImageFormat format, byte[] bytes) {
        decoding.lock();
        try {
            return format.decodes(bytes);
        } finally {
            decoding.unlock();
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
