package org.walletsuite.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.TestDatabase;

/** What comes on a stream, and where it begins. */
class StreamTest extends StreamFixture {

    /** Sooner than the poll that stands behind the signals. */
    private static final Duration SOON = Duration.ofSeconds(15);

    @Test
    void aNewNotificationComesAtOnceAsTheListShowsIt() throws Exception {
        notify(alice, "Before");
        try (var stream = listener(alice)) {
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).contains("no-store");
            assertThat(stream.nextComment()).isEqualTo(": open");

            notify(alice, "Order Approved");

            var event = stream.next(SOON);
            var id = ids(alice).getLast();
            assertThat(event.id()).isEqualTo(id.toString());
            assertThat(event.data())
                    .isEqualTo("{\"id\":" + id + ",\"notification_type\":\"order_approved\","
                            + "\"notification_type_display\":\"Order Approved\",\"title\":\"Order Approved\","
                            + "\"message\":\"Message\",\"priority\":\"high\",\"priority_display\":\"High\","
                            + "\"is_read\":false,\"created_at\":\"2024-01-15T10:30:00Z\","
                            + "\"created_at_formatted\":\"2024-01-15 10:30\",\"read_at\":null}");
        }
    }

    @Test
    void itIsCutAndResumedWithTheLastId() throws Exception {
        String last;
        try (var stream = listener(alice)) {
            notify(alice, "1", "2", "3");
            assertThat(stream.titles(2)).containsExactly("1", "2");
            last = Long.toString(ids(alice).get(1));
        }
        notify(alice, "4");

        try (var stream = resumed(alice, last)) {
            assertThat(stream.titles(2)).containsExactly("3", "4");
            notify(alice, "5");
            assertThat(stream.next(SOON).title()).isEqualTo("5");
        }
    }

    /** An error would stop a browser for ever, because it repeats the id. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "1 2",
                "%00",
                "9223372036854775807",
                "9999999999999999999",
                "99999999999999999999999999"
            })
    void whatIsNoIdYetBeginsWithWhatIsNew(String id) throws Exception {
        notify(alice, "Old");
        try (var stream = resumed(alice, id)) {
            notify(alice, "New");

            assertThat(stream.next(SOON).title()).isEqualTo("New");
        }
    }

    @Test
    void zeroIsBeforeTheFirst() throws Exception {
        notify(alice, "1", "2");
        try (var stream = resumed(alice, "0")) {
            assertThat(stream.titles(2)).containsExactly("1", "2");
        }
    }

    @Test
    void afterAnotherUsersIdComesOnlyWhatIsOnesOwn() throws Exception {
        var bob = Ids.next();
        notify(alice, "1");
        notify(bob, "Bob's");
        var foreign = Long.toString(ids(bob).getFirst());
        notify(alice, "2");
        notify(bob, "Bob's second");

        try (var stream = resumed(alice, foreign)) {
            assertThat(stream.next().title()).isEqualTo("2");
            notify(bob, "Bob's third");
            notify(alice, "3");
            assertThat(stream.next(SOON).title()).isEqualTo("3");
        }
        notify(bob, "Bob's fourth");
        try (var stream = resumed(alice, Long.toString(ids(bob).getLast()))) {
            notify(alice, "4");
            assertThat(stream.next(SOON).title()).isEqualTo("4");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n\ndata: x",
                "a\r\n\r\nid: 7\r\ndata: x",
                "a\rdata: x",
                "a\u2028\u2029\u0085data: x",
                "\ud83d\ude00 é ",
                "${7*7} {{7*7}} [[${x}]] <img src=x onerror=alert(1)>"
            })
    void noTitleEndsItsEvent(String title) throws Exception {
        try (var stream = listener(alice)) {
            notify(alice, title, "Next");

            assertThat(stream.titles(2)).containsExactly(title, "Next");
            assertThat(stream.lastId()).isEqualTo(ids(alice).getLast().toString());
        }
    }

    @Test
    void aTypeOfAnotherVersionStopsNothing() throws Exception {
        try (var stream = listener(alice)) {
            notify(alice, "1", "2");
            assertThat(stream.titles(2)).containsExactly("1", "2");
            db.sql("update notification set type = 'of_tomorrow' where user_id = ?")
                    .param(alice)
                    .update();
        }

        try (var stream = resumed(alice, "0")) {
            assertThat(stream.next().json().get("notification_type").asString()).isEqualTo("of_tomorrow");
            assertThat(stream.next().title()).isEqualTo("2");
        }
    }

    @Test
    void heartbeatsHaveNoId() throws Exception {
        try (var stream = resumed(alice, "17")) {
            assertThat(stream.nextComment()).isEqualTo(": open");
            assertThat(stream.nextComment()).isEqualTo(": heartbeat");
            var id = stream.lastId();
            assertThat(stream.nextComment()).isEqualTo(": heartbeat");
            assertThat(stream.lastId()).isEqualTo(id);
        }
    }

    @Test
    void oneThatIsCutBeforeItsFirstEventMissesNothing() throws Exception {
        notify(alice, "Before");
        String id;
        try (var stream = listener(alice)) {
            await().until(() -> stream.lastId() != null);
            id = stream.lastId();
        }

        notify(alice, "Meanwhile");

        try (var stream = resumed(alice, id)) {
            assertThat(stream.next().title()).isEqualTo("Meanwhile");
        }
    }

    @Test
    void aBurstComesCompleteAndInOrder() throws Exception {
        try (var stream = listener(alice)) {
            insertMany(alice, 5_000, 100);

            assertThat(stream.titles(5_000)).isEqualTo(numbers(1, 5_000));
        }
    }

    /** Without the lock a number could appear behind one that was sent already, and would never be sent. */
    @Test
    void nothingIsMissedOfWhatManyAddAtOnce() throws Exception {
        try (var stream = listener(alice)) {
            atOnce(40, number -> {
                for (var i = 0; i < 5; i++) {
                    var title = number + "-" + i;
                    transaction(() -> {
                        lockInbox(alice);
                        insert(alice, title);
                        signals.send(List.of(alice));
                        pauseWithinTheTransaction();
                    });
                }
                return number;
            });

            for (var id : ids(alice)) {
                assertThat(stream.next().id()).isEqualTo(id.toString());
            }
            assertThat(ids(alice)).hasSize(200);
        }
    }

    private void pauseWithinTheTransaction() {
        db.sql("select pg_sleep(?)")
                .param(ThreadLocalRandom.current().nextDouble(0.005))
                .query((_, _) -> true)
                .list();
    }

    @Test
    void aLostSignalCostsSeconds() throws Exception {
        try (var stream = listener(alice)) {
            transaction(() -> {
                lockInbox(alice);
                insert(alice, "Unannounced");
            });

            assertThat(stream.next(Duration.ofMinutes(1)).title()).isEqualTo("Unannounced");
        }
    }

    @Test
    void signalsComeAgainAfterTheirConnectionWasLost() throws Exception {
        try (var stream = listener(alice)) {
            TestDatabase.shared()
                    .execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = '"
                            + TestDatabase.APP
                            + "' and (query = 'listen inbox' or query like '%as stream (user_id, last)%')");
            notify(alice, "1");
            assertThat(stream.next().title()).isEqualTo("1");

            notify(alice, "2");
            assertThat(stream.next(SOON).title()).isEqualTo("2");
        }
    }

    @Test
    void headIsAnsweredAtOnce() {
        var answer = answer(asUser(alice).request(HttpMethod.HEAD, "/notifications/stream"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
    }
}
