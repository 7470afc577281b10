package org.walletsuite.notification.preference;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.preference.Unsubscribing.Subscription;
import org.walletsuite.notification.type.Channel;
import org.walletsuite.notification.type.Words;
import org.walletsuite.platform.directory.UserDirectory;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.user.User;

/** The pages of links in mails, from {@code pages/<language>/}; what they show is escaped. */
@Component
class UnsubscribePages {

    private final UserDirectory users;
    private final Preferences preferences;
    private final Words words;
    private final Map<String, Template> questions = pages("unsubscribe");
    private final Map<String, Template> answers = pages("unsubscribed");

    UnsubscribePages(UserDirectory users, Preferences preferences, Words words) {
        this.users = users;
        this.preferences = preferences;
        this.words = words;
    }

    String question(Subscription subscription) {
        return page(questions, subscription);
    }

    String done(Subscription subscription) {
        return page(answers, subscription);
    }

    private String page(Map<String, Template> pages, Subscription subscription) {
        var language = language(subscription);
        var title = words.text(subscription.type(), language, Map.of()).title();
        var page = Objects.requireNonNull(pages.getOrDefault(language, pages.get(User.DEFAULT_LANGUAGE)));
        var isInApp = preferences.wants(subscription.user(), subscription.type(), Channel.IN_APP);
        return page.execute(Map.of("type", title, "isInApp", isInApp));
    }

    /** The user's; a page in another language is better than none. */
    private String language(Subscription subscription) {
        try {
            return users.find(subscription.user()).map(User::language).orElse(User.DEFAULT_LANGUAGE);
        } catch (RuntimeException e) {
            if (Outage.isBehind(e)) {
                return User.DEFAULT_LANGUAGE;
            }
            throw e;
        }
    }

    private static Map<String, Template> pages(String name) {
        return Words.LANGUAGES.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        language -> Mustache.compiler().compile(text("pages/" + language + "/" + name + ".mustache"))));
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
