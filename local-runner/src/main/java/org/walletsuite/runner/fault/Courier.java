package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.walletsuite.runner.trial.Api;
import org.walletsuite.runner.trial.Api.Answer;
import tools.jackson.core.JacksonException;

/** Tries a request until it is answered, as a well-meaning client does, and judges every answer's form. */
final class Courier {

    private static final int UNAVAILABLE = 503;
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** Longer than any part takes to come back, on a machine that is busy with other things as well. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Findings findings;
    private final Timeline timeline;

    Courier(Findings findings, Timeline timeline) {
        this.findings = findings;
        this.timeline = timeline;
    }

    /** One try; empty when nobody said what became of it. */
    sealed interface Try {

        record Answered(Answer answer) implements Try {}

        record Unanswered(Duration pause) implements Try {}
    }

    /** The answer, or nothing when the client's patience is over. */
    Optional<Answer> untilAnswered(String what, Supplier<Answer> request) {
        var began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            switch (once(what, false, request)) {
                case Try.Answered(var answer) -> {
                    timeline.waited(began);
                    return Optional.of(answer);
                }
                case Try.Unanswered(var pause) -> sleep(pause);
            }
        }
        timeline.waited(began);
        findings.add(what + " was not answered within " + PATIENCE.toSeconds() + " s");
        return Optional.empty();
    }

    Try once(String what, boolean payment, Supplier<Answer> request) {
        var answered = send(what, request);
        timeline.tried(payment, answered instanceof Try.Answered);
        return answered;
    }

    /** An answer said of a part of what was asked for that it should be tried again. */
    void unansweredInPart() {
        timeline.tried(false, false);
    }

    private Try send(String what, Supplier<Answer> request) {
        Answer answer;
        try {
            answer = request.get();
        } catch (Api.NoAnswer e) {
            return new Try.Unanswered(SHORT);
        }
        var status = answer.status();
        if (status == 200 || status == 201) {
            return new Try.Answered(answer);
        }
        if (!isWellFormed(answer)) {
            findings.add(what + " was answered by an error without form: " + status + " " + answer.body());
        }
        return switch (status) {
            case 408, 409, 429, 502, 503, 504 -> new Try.Unanswered(pause(what, answer));
            default -> {
                if (status < 400 || status >= 500) {
                    findings.add(what + " was answered " + status + " " + answer.body());
                    yield new Try.Unanswered(LONGEST);
                }
                yield new Try.Answered(answer);
            }
        };
    }

    private Duration pause(String what, Answer answer) {
        var after = answer.headers().firstValue("Retry-After");
        // Whoever may have been served and gave no key is not asked to come again.
        if (after.isEmpty() && answer.status() == UNAVAILABLE) {
            findings.add(what + " was answered " + answer.status() + " without Retry-After: " + answer.body());
        }
        var asked = after.filter(text -> text.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(SHORT);
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    /** As the festival family says it, or as the gift-card family does in whose words people are signed up. */
    private static boolean isWellFormed(Answer answer) {
        try {
            var json = answer.json();
            return (!json.path("error").path("code").asString("").isEmpty()
                            && !json.path("error").path("message").asString("").isEmpty())
                    || json.path("detail").isString()
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
