package org.walletsuite.platform.picture;

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

    @Override
    public String toString() {
        return "Picture[" + name + ", " + format + "]";
    }
}
