package org.walletsuite.platform.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.operations.ServiceOverview.ConsumerState;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;

/**
 * The state of a service at a glance, within a second whatever is down: what does not answer in time is unknown. The
 * database is asked one question after the other, over one connection.
 */
@RestController
@RequestMapping(OperationsConfiguration.PATH)
class OverviewController {

    private static final Logger LOG = LoggerFactory.getLogger(OverviewController.class);
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final String service;
    private final DatabaseSections database;
    private final ConsumerLags lags;
    private final HealthReport health;
    private final Clock clock;

    OverviewController(String service, DatabaseSections database, ConsumerLags lags, HealthReport health, Clock clock) {
        this.service = service;
        this.database = database;
        this.lags = lags;
        this.health = health;
        this.clock = clock;
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/overview")
    ServiceOverview overview() throws InterruptedException {
        var threads = Thread.ofVirtual().name("overview-", 0).factory();
        var toBroker = Executors.newSingleThreadExecutor(threads);
        var toDatabase = Executors.newSingleThreadExecutor(threads);
        try {
            return overview(toBroker, toDatabase);
        } finally { // Without waiting, and without interrupting a statement, which would cost its connection.
            toBroker.shutdown();
            toDatabase.shutdown();
        }
    }

    private ServiceOverview overview(ExecutorService toBroker, ExecutorService toDatabase) throws InterruptedException {
        var lag = new Question<>(toBroker, lags::measure);
        var answer = new Question<>(toDatabase, database::answer);
        var outbox = new Question<>(toDatabase, database::outbox);
        var workflows = new Question<>(toDatabase, database::workflows);
        var letters = new Question<>(toDatabase, database::deadLetters);
        var reconciliation = new Question<>(toDatabase, database::reconciliation);
        var end = System.nanoTime() + PATIENCE.toNanos();
        var listeners = lag.answerBy(end);
        return new ServiceOverview(
                service,
                clock.instant(),
                health.of(answer.answerBy(end) != null, listeners != null),
                outbox.answerBy(end),
                listeners == null ? ConsumerState.unknown() : ConsumerState.of(listeners),
                workflows.answerBy(end),
                letters.answerBy(end),
                reconciliation.answerBy(end));
    }

    /** A question that is being asked. */
    private static final class Question<T> {

        private final Future<T> answer;

        Question(ExecutorService executor, Callable<T> question) {
            this.answer = executor.submit(question);
        }

        /** Null where there was none until then. */
        @Nullable
        T answerBy(long end) throws InterruptedException {
            try {
                return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                LOG.warn("A part of the overview is unknown: {}", String.valueOf(e.getCause()));
                return null;
            } catch (TimeoutException e) {
                LOG.debug("A part of the overview is not known in time", e);
                answer.cancel(false); // Where it has not begun yet.
                return null;
            }
        }
    }
}
