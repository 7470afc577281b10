package org.walletsuite.platform.event;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.command.ServiceCommand;
import org.walletsuite.platform.event.DeadLetter.Status;
import org.walletsuite.platform.id.Ids;

/**
 * A service's dead letters from the command line, beside its running replicas:
 * {@code dead-letters list [--listener=sales] [--page=2]}, {@code show <id>}, {@code replay <id> --reason=...},
 * {@code discard <id> --reason=...}. It needs only the database; a replay is requested here and done by a running
 * replica, where the listeners are.
 */
public final class DeadLettersCommand {

    /** The exit status is 1 when there is no such dead letter, or it was not replayed. */
    public static final ServiceCommand COMMAND = new ServiceCommand(
            "dead-letters",
            "The database cannot be asked",
            Parts.class,
            (beans, arguments, out) -> new DeadLettersCommand(beans.getBean(DeadLetterRows.class), out).run(arguments));

    private static final int PAGE = 50;
    private static final Pattern PAGE_NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final String USAGE =
            "dead-letters list [--listener=...] [--page=...] | show <id> | replay|discard <id> --reason=...";

    private final DeadLetterRows rows;
    private final PrintStream out;

    private DeadLettersCommand(DeadLetterRows rows, PrintStream out) {
        this.rows = rows;
        this.out = out;
    }

    private int run(ApplicationArguments arguments) {
        var words = arguments.getNonOptionArgs();
        return switch (word(words, 1)) {
            case "list" -> list(option(arguments, "listener"), option(arguments, "page"));
            case "show" -> show(id(words));
            case "replay" -> replay(id(words), reason(arguments));
            case "discard" -> discard(id(words), reason(arguments));
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    private int list(@Nullable String listener, @Nullable String page) {
        rows.open(listener, PAGE, PAGE * (number(page) - 1)).forEach(letter -> out.println(line(letter)));
        out.println(rows.countOpen(listener) + " waiting");
        return 0;
    }

    private static long number(@Nullable String page) {
        if (page != null && !PAGE_NUMBER.matcher(page).matches()) {
            throw new IllegalArgumentException(USAGE);
        }
        return page == null ? 1 : Long.parseLong(page);
    }

    private int show(UUID id) {
        var found = rows.inFull(id).orElseThrow(() -> none(id));
        var letter = found.deadLetter();
        out.println(line(letter));
        out.println("key: " + letter.key());
        letter.headers().forEach((name, value) -> out.println(name + ": " + value));
        out.println("payload: " + found.payload());
        if (letter.handledBy() != null) {
            out.println("by " + letter.handledBy() + ": " + letter.reason());
        }
        return 0;
    }

    private int discard(UUID id, String reason) {
        rows.handled(id, Status.DISCARDED, operator(), reason);
        return printed(find(id), Status.DISCARDED);
    }

    private int replay(UUID id, String reason) {
        rows.handled(id, Status.REQUESTED, operator(), reason);
        var deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (find(id).status() == Status.REQUESTED && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return printed(find(id), Status.REPLAYED);
    }

    private int printed(DeadLetter letter, Status meant) {
        out.println(line(letter));
        return letter.status() == meant ? 0 : ServiceCommand.REFUSED;
    }

    private DeadLetter find(UUID id) {
        return rows.find(id).orElseThrow(() -> none(id));
    }

    private static IllegalArgumentException none(UUID id) {
        return new IllegalArgumentException("There is no dead letter " + id);
    }

    private static String line(DeadLetter letter) {
        return String.join(
                "  ",
                letter.id().toString(),
                letter.status().name(),
                letter.listener(),
                letter.topic() + "-" + letter.partition() + "@" + letter.offset(),
                letter.diedAt().toString(),
                letter.error().lines().findFirst().orElse(""));
    }

    private static String operator() {
        return System.getProperty("user.name") + " at the command line";
    }

    private static UUID id(List<String> words) {
        return Ids.parse(word(words, 2));
    }

    private static String word(List<String> words, int number) {
        if (words.size() <= number) {
            throw new IllegalArgumentException(USAGE);
        }
        return words.get(number);
    }

    private static String reason(ApplicationArguments arguments) {
        var reason = option(arguments, "reason");
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException(USAGE);
        }
        return reason;
    }

    private static @Nullable String option(ApplicationArguments arguments, String name) {
        var values = arguments.getOptionValues(name);
        return values == null || values.isEmpty() ? null : Objects.requireNonNull(values.getLast());
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import(DeadLetterRows.class)
    static final class Parts {}
}
