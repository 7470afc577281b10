package org.walletsuite.platform.openapi;

import io.swagger.v3.oas.models.media.Schema;

/** Constraints' regular expressions, which match a whole text in Java's dialect, as JSON Schema has them: anywhere in a text, in ECMAScript's. */
final class Patterns {

    private Patterns() {}

    static void translate(Schema<?> text) {
        var pattern = text.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            text.setPattern(
                    hasFlags(pattern) ? null : "^(?:" + pattern.replace("\\p{Cntrl}", "\\x00-\\x1F\\x7F") + ")$");
        }
    }

    /** ECMAScript knows no flags amid an expression; what can't be said is left out. */
    private static boolean hasFlags(String pattern) {
        return pattern.startsWith("(?") && !pattern.startsWith("(?:");
    }
}
