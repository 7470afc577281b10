package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;

/** Streams of notifications through the gateway, over a restart of the service behind it. */
@Isolated
class NotificationStreamIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());

    @Test
    void twentyResumeOverARestartAndAKillAndMissNothing() {
        var service = suite.suite().part(Service.NOTIFICATION);
        var users = Stream.generate(fair::newcomer).limit(4).toList();
        var listeners = users.stream()
                .flatMap(user -> IntStream.range(0, 5).mapToObj(_ -> new NotificationListener(suite.gateway(), user)))
                .toList();
        try {
            await().atMost(PATIENCE).until(() -> listeners.stream().allMatch(one -> one.connected() == 1));
            users.forEach(user -> notify(user, 1, 3));
            await().atMost(PATIENCE).until(() -> haveTitles(listeners, 3));

            service.stop();
            users.forEach(user -> notify(user, 4, 6));
            service.start();
            service.awaitReady();
            await().atMost(PATIENCE).until(() -> haveTitles(listeners, 6));

            service.kill9();
            users.forEach(user -> notify(user, 7, 8));
            await().atMost(PATIENCE).until(() -> !service.isAlive());
            service.start();
            service.awaitReady();
            users.forEach(user -> notify(user, 9, 9));
            await().atMost(PATIENCE).until(() -> haveTitles(listeners, 9));

            var expected =
                    IntStream.rangeClosed(1, 9).mapToObj(Integer::toString).toList();
            assertThat(listeners)
                    .allSatisfy(listener -> assertThat(listener.titles()).isEqualTo(expected));
        } finally {
            listeners.forEach(NotificationListener::close);
            service.start();
        }
    }

    private static boolean haveTitles(List<NotificationListener> listeners, int count) {
        return listeners.stream().allMatch(listener -> listener.titles().size() >= count);
    }

    private void notify(GatewayClient user, int from, int to) {
        var id = user.get("/account/me/").json().get("user_id").asString();
        suite.tamper(Service.NOTIFICATION, """
                insert into notification (user_id, user_number, event_id, type, title, message, created_at)
                select '%s', 1, gen_random_uuid(), 'order_approved', number, 'Message', now()
                from generate_series(%s, %s) as number order by number""".formatted(id, from, to));
    }
}
