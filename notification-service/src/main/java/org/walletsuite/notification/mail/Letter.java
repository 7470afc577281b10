package org.walletsuite.notification.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, whatever it looks like.
 *
 * @param name the user's, or empty; it stands in the body only
 * @param message paragraphs apart by blank lines
 * @param unsubscribe the link by which mails of this type are switched off; absent where they can't be
 */
record Letter(
        String language,
        String name,
        String title,
        String message,
        Instant happenedAt,
        Footer footer,
        @Nullable String unsubscribe) {

    /** Why somebody gets it. */
    enum Footer {
        /** They have an account. */
        USER,
        /** They are the contact of a partner. */
        PARTNER
    }

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_LINE = 10_000;
    private static final Pattern BLANK_LINES = Pattern.compile("\\R\\s*\\R");

    /** The same whatever the server's locale is. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'");

    Letter {
        name = VisibleLine.of(name, LONGEST_NAME);
        title = VisibleLine.of(title, LONGEST_TITLE);
    }

    /**
     * As layouts name it.
     *
     * @param support where somebody can write to; empty where nobody reads answers
     */
    Map<String, Object> values(String support) {
        return Map.of(
                "name",
                name,
                "title",
                title,
                "paragraphs",
                BLANK_LINES
                        .splitAsStream(message.strip())
                        .map(paragraph -> Map.of("lines", lines(paragraph)))
                        .toList(),
                "happenedAt",
                TIME.format(happenedAt.atOffset(ZoneOffset.UTC)),
                "toPartner",
                footer == Footer.PARTNER,
                "support",
                support,
                "unsubscribe",
                unsubscribe == null ? "" : unsubscribe);
    }

    private static List<String> lines(String paragraph) {
        return Stream.of(paragraph.split("\\R"))
                .map(line -> VisibleLine.of(line, LONGEST_LINE))
                .toList();
    }
}
