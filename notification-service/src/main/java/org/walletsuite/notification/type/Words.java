package org.walletsuite.notification.type;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.user.User;

/**
 * The words of each type in each language, from {@code words/<language>/<code>.mustache}: a title on the first line,
 * without values, then an empty line, then the message. They are plain text: values are inserted once and as they are, so
 * whoever shows them escapes them. All files are read at the start, which fails where one is missing or wrong.
 */
@Component
public final class Words {

    public static final List<String> LANGUAGES = List.of(User.DEFAULT_LANGUAGE, "fr");

    private static final String BETWEEN = "\n\n";

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

    private final Map<Key, Wording> wordings = new HashMap<>();

    public Words() {
        this(Words::file);
    }

    /** Reads the files from elsewhere: their text by their path. */
    Words(Function<String, Optional<String>> files) {
        for (var language : LANGUAGES) {
            for (var type : NotificationType.values()) {
                wordings.put(new Key(type, language), wording(files, type, language));
            }
        }
    }

    /** A notification in words. */
    public record Text(String title, String message) {}

    private record Key(NotificationType type, String language) {}

    private record Wording(String title, Template message) {}

    /** The words of a type with these values; in the default language where there are none in that one. */
    public Text text(NotificationType type, String language, Map<Placeholder, String> values) {
        var wording = Objects.requireNonNull(
                wordings.getOrDefault(new Key(type, language), wordings.get(new Key(type, User.DEFAULT_LANGUAGE))));
        var named = new HashMap<String, String>();
        type.placeholders().forEach(one -> named.put(one.key(), values.getOrDefault(one, "")));
        return new Text(wording.title(), wording.message().execute(named));
    }

    private static Wording wording(Function<String, Optional<String>> files, NotificationType type, String language) {
        var path = "words/" + language + "/" + type.code() + ".mustache";
        var text = files.apply(path).orElseThrow(() -> new UnusableWords(path + " is missing"));
        var end = text.indexOf(BETWEEN);
        var title = end < 0 ? "" : text.substring(0, end);
        var message = end < 0 ? "" : text.substring(end).strip();
        if (title.isBlank() || title.indexOf('\n') >= 0 || title.contains("{{") || message.isEmpty()) {
            throw new UnusableWords(path + " needs a title without values, an empty line and a message");
        }
        return new Wording(title.strip(), compiled(path, message, type));
    }

    private static Template compiled(String path, String message, NotificationType type) {
        try {
            var template = COMPILER.compile(message);
            template.visit(new PlaceholderCheck(path, type));
            return template;
        } catch (MustacheException e) {
            throw new UnusableWords(path + " is no valid template: " + e.getMessage());
        }
    }

    private static Optional<String> file(String path) {
        try (var stream = Words.class.getClassLoader().getResourceAsStream(path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses values that a type does not have, and other files. */
    private record PlaceholderCheck(String path, NotificationType type) implements Mustache.Visitor {

        @Override
        public void visitText(String text) {
            if (text.contains("{{")) {
                throw new UnusableWords(path + " has a placeholder without an end");
            }
        }

        @Override
        public void visitVariable(String name) {
            if (type.placeholders().stream().noneMatch(one -> one.key().equals(name))) {
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
