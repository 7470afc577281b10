package org.walletsuite.gateway.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Sha256;

/**
 * A file as it is sent.
 *
 * @param gzip the compressed content; null where compression doesn't pay
 */
@SuppressWarnings("ArrayRecordComponent") // Only read, never compared.
record AppFile(byte[] content, byte @Nullable [] gzip, String type, String cacheControl, String tag) {

    private static final String FOR_GOOD = "max-age=31536000, public, immutable";
    private static final int TAG_LENGTH = 16;

    /** A file whose address changes with its content. */
    static AppFile unchanging(String name, byte[] content) {
        return of(name, content, FOR_GOOD);
    }

    /** A file whose address stays, so that browsers ask each time whether it has changed. */
    static AppFile revalidated(String name, byte[] content) {
        return of(name, content, "no-cache");
    }

    private static AppFile of(String name, byte[] content, String cacheControl) {
        var compressed = gzip(content);
        // Weak, because both encodings of the content have the same tag.
        var tag = "W/\"" + Sha256.hex(content).substring(0, TAG_LENGTH) + "\"";
        return new AppFile(
                content, compressed.length < content.length ? compressed : null, type(name), cacheControl, tag);
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html;charset=UTF-8";
            case "css" -> "text/css;charset=UTF-8";
            case "js" -> "text/javascript;charset=UTF-8";
            case "json" -> "application/json";
            case "webmanifest" -> "application/manifest+json";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            default -> "text/plain;charset=UTF-8";
        };
    }

    private static byte[] gzip(byte[] content) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new SmallGzip(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** Compresses once and as well as possible, because the result is sent many times. */
    private static final class SmallGzip extends GZIPOutputStream {

        private SmallGzip(ByteArrayOutputStream target) throws IOException {
            super(target);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
