package org.walletsuite.wallet.kyc;

/** An image that could be decoded, under the name of its field. */
final class Picture {

    private final String name;
    private final ImageFormat format;
    private final byte[] bytes;

    Picture(String name, ImageFormat format, byte[] bytes) {
        this.name = name;
        this.format = format;
        this.bytes = bytes;
    }

    String name() {
        return name;
    }

    ImageFormat format() {
        return format;
    }

    /** Not a copy; nobody writes to it. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "Picture[" + name + ", " + format + "]";
    }
}
