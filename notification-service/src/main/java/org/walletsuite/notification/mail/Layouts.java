package org.walletsuite.notification.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.mail.Letter.Footer;
import org.walletsuite.notification.type.Words;
import org.walletsuite.platform.user.User;

/**
 * What mails look like: {@code mail/<language>/layout.html.mustache} and {@code layout.txt.mustache}. Values are inserted
 * once and evaluated nowhere; in HTML they are escaped.
 */
@Component
class Layouts {

    private final Map<String, Layout> layouts = new LinkedHashMap<>();

    private record Layout(Template text, Template html) {}

    /** Compiles and tries all of them, so that a mistake is found at the start. */
    Layouts() {
        for (var language : Words.LANGUAGES) {
            layouts.put(
                    language,
                    new Layout(
                            compiled("mail/" + language + "/layout.txt.mustache", false),
                            compiled("mail/" + language + "/layout.html.mustache", true)));
        }
    }

    String text(Letter letter, String support) {
        return layout(letter).text.execute(letter.values(support));
    }

    String html(Letter letter, String support) {
        return layout(letter).html.execute(letter.values(support));
    }

    /** The language whose layouts a language gets. */
    static String languageOf(String language) {
        return Words.LANGUAGES.contains(language) ? language : User.DEFAULT_LANGUAGE;
    }

    private Layout layout(Letter letter) {
        var layout = layouts.get(languageOf(letter.language()));
        if (layout == null) {
            throw new IllegalStateException("There is no layout for " + letter.language());
        }
        return layout;
    }

    private static Template compiled(String file, boolean escaped) {
        try (var content = Layouts.class.getClassLoader().getResourceAsStream(file)) {
            if (content == null) {
                throw new IllegalStateException("The layout " + file + " is missing");
            }
            var template = Mustache.compiler()
                    .escapeHTML(escaped)
                    .emptyStringIsFalse(true)
                    .strictSections(true)
                    .compile(new InputStreamReader(content, StandardCharsets.UTF_8));
            for (var footer : Footer.values()) {
                var link = "https://wallet.example";
                template.execute(new Letter("en", "Name", "Title", "Message", Instant.EPOCH, footer, link)
                        .values("support@wallet.example"));
                template.execute(new Letter("en", "", "Title", "Message", Instant.EPOCH, footer, null).values(""));
            }
            return template;
        } catch (MustacheException e) {
            throw new IllegalStateException("The layout " + file + " is malformed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
