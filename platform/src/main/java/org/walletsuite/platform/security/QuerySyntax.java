package org.walletsuite.platform.security;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Checks a query's syntax, because the container fails on a malformed one when a parameter is read. */
final class QuerySyntax {

    /** The container's limit. */
    private static final int MOST_PARAMETERS = 1_000;

    /** The characters that RFC 3986 allows in a query, besides letters and digits. */
    private static final String MARKS = "-._~!$&'()*+,;=:@/?%";

    private QuerySyntax() {}

    static boolean isReadable(String query) {
        return query.chars().allMatch(QuerySyntax::isAllowed) && hasNames(query) && isUtf8(query);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
    }

    private static boolean hasNames(String query) {
        var parameters = query.split("&", -1);
        return parameters.length <= MOST_PARAMETERS
                && Stream.of(parameters).noneMatch(parameter -> parameter.startsWith("="));
    }

    /** NUL is valid UTF-8, but PostgreSQL can't store it in text, so it is refused. */
    private static boolean isUtf8(String query) {
        var bytes = ByteBuffer.allocate(query.length());
        for (var i = 0; i < query.length(); i++) {
            if (query.charAt(i) != '%') {
                bytes.put((byte) query.charAt(i));
            } else if (isByte(query, i + 1)) {
                bytes.put((byte) HexFormat.fromHexDigits(query, i + 1, i + 3));
                i += 2;
            } else {
                return false;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.flip())
                    .chars()
                    .allMatch(c -> c != 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isByte(String query, int start) {
        return start + 1 < query.length()
                && HexFormat.isHexDigit(query.charAt(start))
                && HexFormat.isHexDigit(query.charAt(start + 1));
    }
}
