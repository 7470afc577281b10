package org.walletsuite.notification.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.user.User;

/**
 * The {@link Wording} of each type in each language, from {@code words/<language>/<code>.mustache}. All files are read at
 * the start, which fails where one is missing or wrong.
 */
@Component
public final class Words {

    public static final List<String> LANGUAGES = List.of(User.DEFAULT_LANGUAGE, "fr");

    private final Map<Key, Wording> wordings = new HashMap<>();

    public Words() {
        this(Wording::file);
    }

    /** Reads the files from elsewhere: their text by their path. */
    Words(Function<String, Optional<String>> files) {
        for (var language : LANGUAGES) {
            for (var type : NotificationType.values()) {
                var path = "words/" + language + "/" + type.code() + ".mustache";
                var values = type.placeholders().stream().map(Placeholder::key).collect(Collectors.toSet());
                wordings.put(new Key(type, language), Wording.of(path, files.apply(path), values));
            }
        }
    }

    /** A notification in words. */
    public record Text(String title, String message) {}

    private record Key(NotificationType type, String language) {}

    /** The words of a type with these values; in the default language where there are none in that one. */
    public Text text(NotificationType type, String language, Map<Placeholder, String> values) {
        var wording = Objects.requireNonNull(
                wordings.getOrDefault(new Key(type, language), wordings.get(new Key(type, User.DEFAULT_LANGUAGE))));
        var named = new HashMap<String, String>();
        type.placeholders().forEach(one -> named.put(one.key(), values.getOrDefault(one, "")));
        return new Text(wording.title(), wording.message(named));
    }
}
