package org.walletsuite.notification.mail;

import org.walletsuite.platform.text.Line;

/** Text of others as one line of visible characters. */
final class VisibleLine {

    private VisibleLine() {}

    /** Line breaks and hidden characters become spaces, and what is too long is cut. */
    static String of(String text, int most) {
        var line = new StringBuilder();
        text.codePoints()
                .limit(2L * most)
                .map(character -> Line.isHidden(character) || Character.isSpaceChar(character) ? ' ' : character)
                .filter(character -> character != ' ' || (!line.isEmpty() && line.charAt(line.length() - 1) != ' '))
                .takeWhile(character -> line.length() + Character.charCount(character) <= most)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }
}
