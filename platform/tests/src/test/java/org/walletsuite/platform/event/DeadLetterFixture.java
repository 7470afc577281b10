package org.walletsuite.platform.event;

import static org.walletsuite.platform.testing.Patience.await;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.testing.TestUsers;

/** A listener that fails, its dead letters, and operators who handle them. */
@ServiceTest
@Import(WelcomeListener.Listeners.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
abstract class DeadLetterFixture {

    static final String LETTERS = "/api/v1/admin/operations/platform-test/dead-letters";
    static final String ADMIN = TestIssuer.shared().token(UUID.randomUUID(), Role.ADMIN);
    static final UUID SUPER_ADMIN = UUID.randomUUID();

    final WelcomeListener welcomes;
    final UUID user = UUID.randomUUID();
    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final EventCodec codec;

    @LocalServerPort
    int port;

    DeadLetterFixture(EventCodec codec, WelcomeListener welcomes) {
        this.codec = codec;
        this.welcomes = welcomes;
    }

    @BeforeEach
    void breakTheListener() {
        welcomes.mend(false);
    }

    ProducerRecord<String, byte[]> event(long number) {
        return codec.encode(new UserRegistered(
                user + ":" + number, Instant.parse("2026-01-01T00:00:00Z"), TestUsers.user(user, number)));
    }

    String discarded(String ago) {
        var id = dead(event(WelcomeListener.UNWELCOME));
        post(id, "discard", "{\"reason\": \"too old\"}");
        change(id, "handled_at = now() - interval '" + ago + "'");
        return id;
    }

    static void change(String id, String assignment) {
        TestDatabase.shared()
                .asOwner()
                .sql("update dead_letter set " + assignment + " where id = '" + id + "'")
                .update();
    }

    String dead(ProducerRecord<String, byte[]> record) {
        TestBroker.shared().send(record);
        return letter();
    }

    String letter() {
        var path = "$.items[?(@.headers.ce_id =~ /" + user + ":.*/)].id";
        return await().until(
                        () -> JsonPath.<List<String>>read(
                                get(LETTERS + "?listener=welcomes&size=1000").body(), path),
                        found -> !found.isEmpty())
                .getFirst();
    }

    List<String> decisions(String id) {
        var shown = get(LETTERS + "/" + id).body();
        List<String> kinds = JsonPath.read(shown, "$.decisions[*].decision");
        List<String> reasons = JsonPath.read(shown, "$.decisions[*].reason");
        return IntStream.range(0, kinds.size())
                .mapToObj(at -> kinds.get(at) + ": " + reasons.get(at))
                .toList();
    }

    List<String> ids() {
        return JsonPath.read(get(LETTERS + "?listener=welcomes&size=100").body(), "$.items[*].id");
    }

    static String read(String json, String path) {
        return String.valueOf(JsonPath.<Object>read(json, path));
    }

    int command(String... words) {
        return DeadLettersCommandTest.command(said, TestDatabase.shared().url(), words);
    }

    Answer get(String path) {
        return new TestClient(port, ADMIN).get(path);
    }

    Answer post(String id, String step, String body) {
        return new TestClient(port, TestIssuer.shared().token(SUPER_ADMIN, Role.SUPER_ADMIN))
                .post(LETTERS + "/" + id + "/" + step, body);
    }
}
