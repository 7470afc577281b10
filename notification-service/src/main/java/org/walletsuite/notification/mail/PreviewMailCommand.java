package org.walletsuite.notification.mail;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.context.annotation.Import;
import org.walletsuite.notification.mail.Letter.Footer;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.notification.type.Words;
import org.walletsuite.platform.command.ServiceCommand;

/**
 * Shows mails with sample values to whoever edits their words or layouts:
 * {@code preview-mail [--type=order_approved] [--language=fr] [--to=directory]}. It needs neither a database nor a mail
 * server.
 */
public final class PreviewMailCommand {

    public static final ServiceCommand COMMAND = new ServiceCommand(
            "preview-mail",
            "The mails can't be shown",
            Parts.class,
            (beans, arguments, out) -> new PreviewMailCommand(
                            beans.getBean(Words.class), beans.getBean(Layouts.class), out)
                    .run(arguments));

    private static final String USAGE = "preview-mail [--type=...] [--language=...] [--to=directory]";
    private static final Instant TIME = Instant.parse("2024-01-15T10:30:00Z");
    private static final String SUPPORT = "support@wallet.example";
    private static final String LINK = "https://wallet.example/notifications/unsubscribe/?token=sample";

    private final Words words;
    private final Layouts layouts;
    private final PrintStream out;

    private PreviewMailCommand(Words words, Layouts layouts, PrintStream out) {
        this.words = words;
        this.layouts = layouts;
        this.out = out;
    }

    private int run(ApplicationArguments arguments) {
        var types = types(option(arguments, "type"));
        var languages = languages(option(arguments, "language"));
        var to = option(arguments, "to");
        if (arguments.getNonOptionArgs().size() > 1) {
            throw new IllegalArgumentException(USAGE);
        }
        for (var type : types) {
            for (var language : languages) {
                show(type, letter(type, language), to);
            }
        }
        return 0;
    }

    private Letter letter(NotificationType type, String language) {
        var text = words.text(type, language, type.samples());
        return new Letter(
                language,
                "Ada Obi",
                text.title(),
                text.message(),
                TIME,
                Footer.USER,
                type.canBeSwitchedOff() ? LINK : null);
    }

    private void show(NotificationType type, Letter letter, @Nullable String to) {
        var name = type.code() + "." + letter.language();
        if (to == null) {
            out.println("== " + name + ": " + letter.title());
            out.println(layouts.text(letter, SUPPORT));
            out.println(layouts.html(letter, SUPPORT));
        } else {
            write(Path.of(to, name + ".txt"), "Subject: " + letter.title() + "\n\n" + layouts.text(letter, SUPPORT));
            write(Path.of(to, name + ".html"), layouts.html(letter, SUPPORT));
        }
    }

    private void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
            out.println(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<NotificationType> types(@Nullable String code) {
        return code == null
                ? List.of(NotificationType.values())
                : List.of(NotificationType.ofCode(code)
                        .orElseThrow(() -> new IllegalArgumentException("There is no type " + code + "; the types are "
                                + Stream.of(NotificationType.values())
                                        .map(NotificationType::code)
                                        .toList())));
    }

    private static List<String> languages(@Nullable String language) {
        if (language != null && !Words.LANGUAGES.contains(language)) {
            throw new IllegalArgumentException(
                    "There is no language " + language + "; the languages are " + Words.LANGUAGES);
        }
        return language == null ? Words.LANGUAGES : List.of(language);
    }

    private static @Nullable String option(ApplicationArguments arguments, String name) {
        var values = arguments.getOptionValues(name);
        if (values == null) {
            return null;
        }
        if (values.isEmpty() || values.getLast().isBlank()) {
            throw new IllegalArgumentException(USAGE);
        }
        return values.getLast();
    }

    @Import({Words.class, Layouts.class})
    static final class Parts {}
}
