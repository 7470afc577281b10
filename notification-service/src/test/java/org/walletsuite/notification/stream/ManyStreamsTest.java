package org.walletsuite.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.walletsuite.platform.id.Ids;

/** How many streams there may be, and how they end. */
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
class ManyStreamsTest extends StreamFixture {

    @Autowired
    private InboxListener listener;

    @Autowired
    private DataSource database;

    @Test
    void eachUserHasFiveAndAClosedOneMakesRoomAtOnce() throws Exception {
        var open = new ArrayList<StreamReader>();
        try {
            for (var i = 0; i < 5; i++) {
                open.add(listener(alice));
            }

            var refused = asUser(alice).get("/notifications/stream").expect(429);
            assertThat(refused.body())
                    .isEqualTo("{\"detail\":\"Request was throttled. Expected available in 5 seconds.\"}");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            listener(Ids.next()).close();

            open.removeFirst().close();
            open.add(listener(alice));
            notify(alice, "For all");
            for (var stream : open) {
                assertThat(stream.next().title()).isEqualTo("For all");
            }
        } finally {
            open.forEach(StreamReader::close);
        }
    }

    @Test
    void fiveOfManyThatComeAtOnceAreLetIn() {
        var answers = atOnce(12, _ -> StreamReader.send(port, token(alice), null));

        try {
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(5);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).hasSize(7);
        } finally {
            for (var answer : answers) {
                closed(answer.body());
            }
        }
    }

    private static void closed(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void fiftyThatAreAbandonedAreGoneWithinSeconds() throws Exception {
        var idle = active();
        var users = Stream.generate(Ids::next).limit(10).toList();
        var sockets = new ArrayList<Socket>();
        for (var user : users) {
            for (var i = 0; i < 5; i++) {
                sockets.add(silent(user, "0"));
            }
        }
        await().until(() -> streams.count() == 50);
        await().alias("a stream that waits needs no connection").until(() -> active() <= idle + 1);

        for (var socket : sockets) {
            socket.close();
        }

        await().until(() -> streams.count() == 0);
        for (var user : users) {
            listener(user).close();
        }
    }

    @Test
    void aReaderThatIsTooSlowIsCutAndTheOthersGoOn() throws Exception {
        var bob = Ids.next();
        try (var slow = silent(alice, "0");
                var other = listener(bob);
                var second = listener(alice)) {
            await().until(() -> streams.count() == 3);

            insertMany(alice, 4_000, 4_000);
            notify(bob, "Meanwhile");

            assertThat(other.next().title()).isEqualTo("Meanwhile");
            assertThat(second.titles(4_000)).isEqualTo(numbers(1, 4_000));
            await().until(() -> streams.count() == 2);
            assertThat(slow.isClosed()).isFalse();
            notify(alice, "Afterwards");
            assertThat(second.next().title()).isEqualTo("Afterwards");
        }
    }

    @Test
    void twentyThatAShutdownEndsResumeAndMissNothing() throws Exception {
        var users = Stream.generate(Ids::next).limit(10).toList();
        var before = new HashMap<UUID, List<StreamReader>>();
        for (var user : users) {
            before.put(user, List.of(listener(user), listener(user)));
            notify(user, "Seen");
        }
        for (var streamsOfUser : before.values()) {
            for (var stream : streamsOfUser) {
                assertThat(stream.next().title()).isEqualTo("Seen");
            }
        }

        streams.stop();
        listener.stop();
        var refused = asUser(alice).get("/notifications/stream").expect(503);
        users.forEach(user -> notify(user, "Missed 1", "Missed 2"));
        listener.start();
        streams.start();

        assertThat(refused.header("Retry-After")).isEqualTo("5");
        for (var user : users) {
            for (var ended : before.getOrDefault(user, List.of())) {
                assertThat(ended.endsSoon()).isTrue();
                try (var resumed = resumed(user, ended.lastId())) {
                    assertThat(resumed.titles(2)).containsExactly("Missed 1", "Missed 2");
                    notify(user, "New");
                    assertThat(resumed.next().title()).isEqualTo("New");
                }
                db.sql("delete from notification where user_id = ? and title = 'New'")
                        .param(user)
                        .update();
            }
        }
    }

    @Test
    void aShutdownEndsThemBeforeTheWebServerWaitsForItsRequests() {
        assertThat(streams.getPhase()).isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
    }

    private int active() throws Exception {
        return database.unwrap(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections();
    }

    /** A client that opens a stream, with little room for it, and never reads. */
    private Socket silent(UUID user, String lastId) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(("GET /notifications/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token(user)
                                + "\r\nLast-Event-ID: " + lastId + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
