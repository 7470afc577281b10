package org.walletsuite.platform.picture;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A decoded image, upright and without metadata, under the name of its field. */
public final class Picture {

    private final String name;
    private final ImageFormat format;
    private final byte[] bytes;

    public Picture(String name, ImageFormat format, byte[] bytes) {
        this.name = name;
        this.format = format;
        this.bytes = bytes;
    }

    public String name() {
        return name;
    }

    public ImageFormat format() {
        return format;
    }

    /** Not a copy; don't modify it. */
    public byte[] bytes() {
        return bytes;
    }

    /** Served inline, never cached, and never interpreted as anything but an image. */
    public ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(bytes);
    }

    @Override
    public String toString() {
        return "Picture[" + name + ", " + format + "]";
    }
}
