package org.walletsuite.platform.testing;

import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.platform.workflow.Workflows;

/** The running service and everybody who may call it; a feature's test extends this, or what its service made of it. */
@ServiceTest
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
public abstract class ServiceScenario {

    protected final TestIssuer issuer = TestIssuer.shared();

    /** Put right again after each test. */
    @Autowired
    protected MovableClock clock;

    @Autowired
    protected JdbcClient db;

    @Autowired
    protected ApplicationContext service;

    @LocalServerPort
    protected int port;

    /** A client with this token, or with none. */
    protected TestClient as(@Nullable String token) {
        return new TestClient(port, token);
    }

    protected TestClient as(UUID user, Role role) {
        return as(issuer.token(user, role));
    }

    protected TestClient asNobody() {
        return as((String) null);
    }

    protected TestClient asUser(UUID user) {
        return as(user, Role.USER);
    }

    /** Somebody new with this role. */
    protected TestClient asSome(Role role) {
        return as(Ids.next(), role);
    }

    protected TestClient asService(String name) {
        return as(issuer.serviceToken(name));
    }

    /** For requests with nobody's token and any header. */
    protected RestClient client() {
        return TestClient.http(port);
    }

    protected static Answer answer(RestClient.RequestHeadersSpec<?> request) {
        return TestClient.answer(request);
    }

    /** What a topic says of a key, once the service has published everything. */
    protected List<PublishedEvent> published(String topic, UUID key) {
        await().until(() ->
                db.sql("select count(*) from outbox").query(Long.class).single() == 0);
        return PublishedEvent.on(topic, key.toString());
    }

    /** How many rows a table has; what belongs to the test alone is told apart by a condition. */
    protected long count(String table, String condition, Object... parameters) {
        return db.sql("select count(*) from " + table + " where " + condition)
                .params(List.of(parameters))
                .query(Long.class)
                .single();
    }

    /** What the service's reconciliation says of an id. */
    protected List<String> discrepanciesAbout(UUID id) {
        return everyDiscrepancy().stream()
                .filter(discrepancy -> discrepancy.contains(id.toString()))
                .toList();
    }

    protected List<String> everyDiscrepancy() {
        var found = new ArrayList<String>();
        service.getBeansOfType(ReconciliationCheck.class).values().forEach(check -> check.check(found::add));
        return found;
    }

    /** What the worker does with work of this kind that a request began and is no more at. */
    protected void finishUnfinished(String kind) {
        later(Workflow.LEASE.plusSeconds(1), kind);
    }

    /**
     * What the workers do with what is due after this time; all of it is done when this returns. The service's own threads
     * pause before and after: an attempt of theirs would fail at another time than the test's, or still be under way.
     */
    protected void later(Duration time, String... kinds) {
        withoutWorkers(() -> clock.putForward(time));
        Stream.of(kinds).forEach(service.getBean(Workflows.class)::runDue);
        withoutWorkers(() -> {}); // By then they have ended what they had claimed first.
    }

    /** While the service's own workers rest, each at the end of what it was at. */
    protected void withoutWorkers(Runnable work) {
        var workflows = service.getBean(Workflows.class);
        workflows.stop();
        try {
            work.run();
        } finally {
            workflows.start();
        }
    }

    /** Runs the same thing many times at the same instant. */
    protected static <T> List<T> atOnce(int times, Callable<T> work) {
        return allAtOnce(IntStream.range(0, times).mapToObj(_ -> work).toList());
    }

    /** Runs as many things at the same instant, each with its number. */
    protected static <T> List<T> atOnce(int times, IntFunction<T> work) {
        return allAtOnce(IntStream.range(0, times)
                .<Callable<T>>mapToObj(number -> () -> work.apply(number))
                .toList());
    }

    private static <T> List<T> allAtOnce(List<Callable<T>> work) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = work.stream()
                    .map(one -> threads.submit(() -> {
                        start.await();
                        return one.call();
                    }))
                    .toList();
            start.countDown();
            return running.stream().map(ServiceScenario::outcome).toList();
        }
    }

    private static <T> T outcome(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
