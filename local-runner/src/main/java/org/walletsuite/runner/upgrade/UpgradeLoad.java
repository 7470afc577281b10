package org.walletsuite.runner.upgrade;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;

/**
 * Clients that use all services without a pause, and repeat what may be repeated: each request has a key or only reads. What
 * is repeated is counted, too: between two processes of the same version nothing needs to be.
 */
final class UpgradeLoad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_REMEMBERED = 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<UpgradeClient.Command, Long> answered = new EnumMap<>(UpgradeClient.Command.class);
    private final List<String> failures = new ArrayList<>();
    private final List<String> repetitions = new ArrayList<>();
    private long requests;
    private long repeated;
    private long failed;
    private long longestNanos;
    private volatile boolean stopping;

    /** What came of the requests of some time. */
    record Phase(long requests, long repeated, long failed, Duration longest) {

        UpgradeReport.Step as(String what, Duration stopped) {
            return new UpgradeReport.Step(what, requests, repeated, failed, longest.toMillis(), stopped.toMillis());
        }
    }

    UpgradeLoad(URI gateway, GatewayClient partner, int count) {
        var fixture = new FestivalFixture(gateway);
        var card = fixture.giftCard("1");
        var clients = IntStream.range(0, count)
                .mapToObj(_ -> new UpgradeClient(fixture, card, partner, this))
                .toList();
        clients.forEach(client -> threads.execute(() -> {
            while (!stopping) {
                client.act();
            }
        }));
    }

    /** Sends a request until it is answered; false where it was refused, or not answered in half a minute. */
    boolean request(String what, Supplier<Answer> request) {
        var begun = System.nanoTime();
        while (true) {
            var attempt = attempt(request);
            var took = System.nanoTime() - begun;
            if (attempt.isAnswered()) {
                count("", took);
                return true;
            }
            if (!attempt.isTransient() || took > PATIENCE.toNanos()) {
                count(what + ": " + attempt.outcome(), took);
                return false;
            }
            repeat(what + ": " + attempt.outcome());
            LockSupport.parkNanos(attempt.pause().toNanos());
        }
    }

    private static Attempt attempt(Supplier<Answer> request) {
        try {
            var answer = request.get();
            var pause = answer.headers()
                    .firstValue("Retry-After")
                    .filter(text -> text.matches("\\d{1,6}"))
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                    .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked)
                    .orElse(BETWEEN_TRIES);
            return new Attempt(answer.status(), answer.status() + " " + answer.body(), pause);
        } catch (GatewayClient.NoAnswer e) {
            return new Attempt(0, e.getMessage() + ": " + e.getCause(), BETWEEN_TRIES);
        }
    }

    /**
     * One try.
     *
     * @param status 0 without an answer
     * @param pause before the next try
     */
    private record Attempt(int status, String outcome, Duration pause) {

        boolean isAnswered() {
            return status / 100 == 2;
        }

        boolean isTransient() {
            return switch (status) {
                case 0, 408, 409, 429, 502, 503, 504 -> true;
                default -> false;
            };
        }
    }

    private synchronized void repeat(String why) {
        repeated++;
        remember(repetitions, why);
    }

    private synchronized void count(String failure, long nanos) {
        requests++;
        longestNanos = Math.max(longestNanos, nanos);
        if (!failure.isEmpty()) {
            failed++;
            remember(failures, failure);
        }
    }

    private static void remember(List<String> some, String one) {
        if (some.size() < MOST_REMEMBERED) {
            some.add(one);
        }
    }

    synchronized void done(UpgradeClient.Command command) {
        answered.merge(command, 1L, Long::sum);
    }

    /** How many commands of a kind were answered. */
    synchronized long answered(UpgradeClient.Command command) {
        return answered.getOrDefault(command, 0L);
    }

    /** What was counted since the last call. */
    synchronized Phase phase() {
        var phase = new Phase(requests, repeated, failed, Duration.ofNanos(longestNanos));
        requests = 0;
        repeated = 0;
        failed = 0;
        longestNanos = 0;
        return phase;
    }

    /** The first of them. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** Why requests were repeated: the first reasons. */
    synchronized List<String> repetitions() {
        return List.copyOf(repetitions);
    }

    /** Returns once all requests are answered. */
    @Override
    public void close() {
        stopping = true;
        threads.close();
    }
}
