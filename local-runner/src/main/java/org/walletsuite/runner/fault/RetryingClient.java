package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;
import tools.jackson.core.JacksonException;

/**
 * A retrying client: repeats a request until it is answered, as clients should, and checks the form of every answer.
 */
final class RetryingClient {

    private static final int UNAVAILABLE = 503;
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** Longer than any part takes to restart, also on a busy machine. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Discrepancies discrepancies;
    private final Timeline timeline;

    RetryingClient(Discrepancies discrepancies, Timeline timeline) {
        this.discrepancies = discrepancies;
        this.timeline = timeline;
    }

    /** One attempt; empty when its outcome is unknown. */
    sealed interface Attempt {

        record Answered(Answer answer) implements Attempt {}

        record Unanswered(Duration pause) implements Attempt {}
    }

    /** The answer; empty after the client's timeout. */
    Optional<Answer> untilAnswered(String what, Supplier<Answer> request) {
        return untilAnswered(what, request, _ -> false);
    }

    /** The answer, which may be one that otherwise asks for a retry. */
    Optional<Answer> untilAnswered(String what, Supplier<Answer> request, Predicate<Answer> isDecided) {
        var began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            switch (once(what, false, request, isDecided)) {
                case Attempt.Answered(var answer) -> {
                    timeline.waited(began);
                    return Optional.of(answer);
                }
                case Attempt.Unanswered(var pause) -> sleep(pause);
            }
        }
        timeline.waited(began);
        discrepancies.add(what + " was not answered within " + PATIENCE.toSeconds() + " s");
        return Optional.empty();
    }

    Attempt once(String what, boolean payment, Supplier<Answer> request) {
        return once(what, payment, request, _ -> false);
    }

    private Attempt once(String what, boolean payment, Supplier<Answer> request, Predicate<Answer> isDecided) {
        var answered = send(what, request, isDecided);
        timeline.tried(payment, answered instanceof Attempt.Answered);
        return answered;
    }

    /** An answer asked for a retry of a part of the request. */
    void unansweredInPart() {
        timeline.tried(false, false);
    }

    private Attempt send(String what, Supplier<Answer> request, Predicate<Answer> isDecided) {
        Answer answer;
        try {
            answer = request.get();
        } catch (GatewayClient.NoAnswer e) {
            return new Attempt.Unanswered(SHORT);
        }
        var status = answer.status();
        if (status == 200 || status == 201 || status == 202) {
            return new Attempt.Answered(answer);
        }
        if (!isWellFormed(answer)) {
            discrepancies.add(what + " was answered by an error without form: " + status + " " + answer.body());
        }
        if (isDecided.test(answer)) {
            return new Attempt.Answered(answer);
        }
        return switch (status) {
            case 408, 409, 429, 502, 503, 504 -> new Attempt.Unanswered(pause(what, answer));
            default -> {
                if (status < 400 || status >= 500) {
                    discrepancies.add(what + " was answered " + status + " " + answer.body());
                    yield new Attempt.Unanswered(LONGEST);
                }
                yield new Attempt.Answered(answer);
            }
        };
    }

    private Duration pause(String what, Answer answer) {
        var after = answer.headers().firstValue("Retry-After");
        // A request without a key that may have run must not get a Retry-After.
        if (after.isEmpty() && answer.status() == UNAVAILABLE) {
            discrepancies.add(what + " was answered " + answer.status() + " without Retry-After: " + answer.body());
        }
        var asked = after.filter(text -> text.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(SHORT);
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    /** In the format of any family. */
    private static boolean isWellFormed(Answer answer) {
        try {
            var json = answer.json();
            return (!json.path("error").path("code").asString("").isEmpty()
                            && !json.path("error").path("message").asString("").isEmpty())
                    || (json.path("httpStatus").isString()
                            && !json.path("message").asString("").isEmpty())
                    || (json.path("code").isString()
                            && !json.path("message").asString("").isEmpty())
                    || json.path("detail").isString()
                    || !json.path("error").asString("").isEmpty()
                    || json.properties().stream()
                            .anyMatch(field -> field.getValue().isArray());
        } catch (JacksonException e) {
            return false;
        }
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
