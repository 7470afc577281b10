package org.walletsuite.partnersync.token;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/**
 * The form in a body, and nothing of the query: the container mixes the two, but a secret in a query is in somebody's log.
 * It is UTF-8 whatever charset the request names.
 */
final class FormBody {

    private static final int LARGEST = 16 * 1024;

    private final Map<String, String> fields = new HashMap<>();

    private FormBody() {}

    /** A form with a parameter twice, or one that can't be decoded, is refused. */
    static FormBody of(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ApiException(ErrorCode.PAYLOAD_TOO_LARGE);
        }
        var form = new FormBody();
        for (var pair : new String(bytes, StandardCharsets.ISO_8859_1).split("&", -1)) {
            if (!pair.isEmpty()) {
                form.add(pair);
            }
        }
        return form;
    }

    private void add(String pair) {
        var equals = pair.indexOf('=');
        var name = decoded(equals < 0 ? pair : pair.substring(0, equals)).orElseThrow(FormBody::unreadable);
        var value = decoded(equals < 0 ? "" : pair.substring(equals + 1)).orElseThrow(FormBody::unreadable);
        if (fields.putIfAbsent(name, value) != null) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "A parameter is given twice");
        }
    }

    private static ApiException unreadable() {
        return new ApiException(ErrorCode.VALIDATION_ERROR, "The form can't be read");
    }

    /** Null where it is absent, or has no value, which RFC 6749 has treated alike. */
    @Nullable
    String get(String name) {
        var value = fields.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** A text as forms encode it, of which each character is a byte; empty where it is none. */
    static Optional<String> decoded(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (var i = 0; i < encoded.length(); i++) {
            var letter = encoded.charAt(i);
            if (letter != '%') {
                bytes.write(letter == '+' ? ' ' : letter);
            } else if (isEscape(encoded, i)) {
                bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }
}
