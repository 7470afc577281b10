package org.walletsuite.notification.type;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of words: a title on the first line, without values, then an empty line, then the message. They are plain text:
 * values are inserted once and as they are, so whoever shows them escapes them.
 */
public final class Wording {

    private static final String BETWEEN = "\n\n";

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

    private final String title;
    private final Template message;

    private Wording(String title, Template message) {
        this.title = title;
        this.message = message;
    }

    /** Reads a file that is there at the start, or the start fails; {@code values} are those that it may have. */
    public static Wording ofFile(String path, Set<String> values) {
        return of(path, file(path), values);
    }

    static Wording of(String path, Optional<String> file, Set<String> values) {
        var text = file.orElseThrow(() -> new UnusableWords(path + " is missing"));
        var end = text.indexOf(BETWEEN);
        var title = end < 0 ? "" : text.substring(0, end);
        var message = end < 0 ? "" : text.substring(end).strip();
        if (title.isBlank() || title.indexOf('\n') >= 0 || title.contains("{{") || message.isEmpty()) {
            throw new UnusableWords(path + " needs a title without values, an empty line and a message");
        }
        return new Wording(title.strip(), compiled(path, message, values));
    }

    public String title() {
        return title;
    }

    /** With these values, each of which is present; an empty one counts as absent. */
    public String message(Map<String, String> values) {
        return message.execute(values);
    }

    static Optional<String> file(String path) {
        try (var stream = Wording.class.getClassLoader().getResourceAsStream(path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template compiled(String path, String message, Set<String> values) {
        try {
            var template = COMPILER.compile(message);
            template.visit(new PlaceholderCheck(path, values));
            return template;
        } catch (MustacheException e) {
            throw new UnusableWords(path + " is no valid template: " + e.getMessage());
        }
    }

    /** Refuses values that a file may not have, and other files. */
    private record PlaceholderCheck(String path, Set<String> values) implements Mustache.Visitor {

        @Override
        public void visitText(String text) {
            if (text.contains("{{")) {
                throw new UnusableWords(path + " has a placeholder without an end");
            }
        }

        @Override
        public void visitVariable(String name) {
            if (!values.contains(name)) {
                throw new UnusableWords(path + " has an unknown placeholder: " + name);
            }
        }

        @Override
        public boolean visitInclude(String name) {
            throw new UnusableWords(path + " includes another file: " + name);
        }

        @Override
        public boolean visitSection(String name) {
            visitVariable(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            visitVariable(name);
            return true;
        }
    }
}
