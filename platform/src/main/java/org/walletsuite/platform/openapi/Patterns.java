package org.walletsuite.platform.openapi;

import io.swagger.v3.oas.models.media.Schema;

/**
 * Translates constraints' regular expressions, which match a whole text in Java's syntax, to JSON Schema, which
 * searches in a text with ECMAScript's.
 */
final class Patterns {

    private Patterns() {}

    static void translate(Schema<?> text) {
        var pattern = text.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            text.setPattern(
                    hasFlags(pattern) ? null : "^(?:" + pattern.replace("\\p{Cntrl}", "\\x00-\\x1F\\x7F") + ")$");
        }
    }

    /** ECMAScript has no inline flags; an expression that can't be translated is left out. */
    private static boolean hasFlags(String pattern) {
        return pattern.startsWith("(?") && !pattern.startsWith("(?:");
    }
}
