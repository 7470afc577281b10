package org.walletsuite.platform.event;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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

@ServiceTest
@Import(WelcomeListener.Listeners.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class DeadLetterTest {

    private static final String LETTERS = "/internal/dead-letters";
    private static final String SERVICE = TestIssuer.shared().serviceToken("operations");

    private final EventCodec codec;
    private final WelcomeListener welcomes;
    private final DeadLetters letters;
    private final MeterRegistry meters;
    private final UUID user = UUID.randomUUID();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @LocalServerPort
    private int port;

    @Autowired
    DeadLetterTest(EventCodec codec, WelcomeListener welcomes, DeadLetters letters, MeterRegistry meters) {
        this.codec = codec;
        this.welcomes = welcomes;
        this.letters = letters;
        this.meters = meters;
    }

    @BeforeEach
    void breakTheListener() {
        welcomes.mend(false);
    }

    @Test
    void anEventThatFailsBecomesADeadLetterAndTheNextOnesAreConsumed() {
        var waiting = waiting();

        TestBroker.shared().send(List.of(event(WelcomeListener.UNWELCOME), event(1)));

        await().atMost(20, SECONDS).until(() -> welcomes.of(user).contains(1L));
        var letter = get(LETTERS + "/" + letter()).body();
        assertThat(read(letter, "$.deadLetter.listener")).isEqualTo("welcomes");
        assertThat(read(letter, "$.deadLetter.key")).isEqualTo(user.toString());
        assertThat(read(letter, "$.deadLetter.headers.ce_type")).isEqualTo("user.registered.v1");
        assertThat(read(letter, "$.deadLetter.error")).isEqualTo("java.lang.IllegalStateException: Not this one");
        assertThat(read(letter, "$.payload.user.number")).isEqualTo("13");
        assertThat(waiting()).isEqualTo(waiting + 1);
        assertThat(TestBroker.shared().awaitRecords("users.welcomes.dead", user, 1))
                .hasSize(1);
    }

    @Test
    void aReplayIsHandledOnceByTheListenerAndASecondOneChangesNothing() {
        var id = dead(event(WelcomeListener.UNWELCOME));
        welcomes.mend(true);

        var first = post(id, "replay", "{\"reason\": \"mended\", \"by\": \"ada\"}");
        var second = post(id, "replay", "{\"reason\": \"once more\"}");
        var discarded = post(id, "discard", "{\"reason\": \"never mind\"}");

        assertThat(read(first.body(), "$.status")).isEqualTo("REPLAYED");
        assertThat(read(first.body(), "$.handledBy")).isEqualTo("operations for ada");
        assertThat(read(first.body(), "$.reason")).isEqualTo("mended");
        assertThat(List.of(second, discarded)).extracting(Answer::toString).containsOnly(first.toString());
        assertThat(welcomes.of(user)).containsExactly(WelcomeListener.UNWELCOME);
        assertThat(ids()).doesNotContain(id);
    }

    @Test
    void aReplayThatFailsStaysADeadLetter() {
        var id = dead(event(WelcomeListener.UNWELCOME));

        assertThat(post(id, "replay", "{\"reason\": \"who knows\"}").status()).isEqualTo(409);

        assertThat(welcomes.of(user)).isEmpty();
        assertThat(ids()).contains(id);
        welcomes.mend(true);
        assertThat(post(id, "replay", "{\"reason\": \"mended\"}").status()).isEqualTo(200);
        assertThat(welcomes.of(user)).containsExactly(WelcomeListener.UNWELCOME);
    }

    @Test
    void anUnreadableRecordIsKeptWithoutShowingItsContentAndCanBeDiscarded() {
        var event = event(1);
        var id = dead(new ProducerRecord<>(
                event.topic(),
                null,
                user + "\0",
                "{\"pin\": \"1234".getBytes(StandardCharsets.UTF_8),
                event.headers()));

        assertThat(read(get(LETTERS + "/" + id).body(), "$.payload")).isEqualTo("*** 13 bytes that are no JSON");
        var discarded = post(id, "discard", "{\"reason\": \"a stranger's\"}");
        welcomes.mend(true);
        assertThat(post(id, "replay", "{\"reason\": \"or not\"}")).hasToString(discarded.toString());
        assertThat(read(discarded.body(), "$.status")).isEqualTo("DISCARDED");
        assertThat(ids()).doesNotContain(id);
    }

    @Test
    void noSecretOfADeadLetterIsShown() {
        var event = event(WelcomeListener.UNWELCOME);
        event.headers().add("api-key", "hush-hush".getBytes(StandardCharsets.UTF_8));
        var id = dead(event);

        assertThat(get(LETTERS + "/" + id).body())
                .contains("\"api-key\":\"***\"")
                .doesNotContain("hush");
        assertThat(get(LETTERS + "?listener=welcomes&size=100").body()).doesNotContain("hush");
        assertThat(command("show", id)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("api-key: ***")
                .doesNotContain("hush");
    }

    @Test
    void anUnknownIdIsNotFoundAndAReasonIsRequired() {
        var none = UUID.randomUUID();

        assertThat(get(LETTERS + "/" + none).status()).isEqualTo(404);
        assertThat(post(none.toString(), "replay", "{\"reason\": \"why not\"}").status())
                .isEqualTo(404);
        assertThat(post(none.toString(), "discard", "{\"reason\": \"why not\"}").status())
                .isEqualTo(404);
        assertThat(post(none.toString(), "discard", "{\"reason\": \" \"}").status())
                .isEqualTo(400);
        assertThat(get(LETTERS + "?size=0").status()).isEqualTo(400);
        assertThat(new TestClient(port, TestIssuer.shared().token(user, Role.SUPER_ADMIN))
                        .get(LETTERS)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theCommandListsShowsReplaysAndDiscards() {
        var replayed = dead(event(WelcomeListener.UNWELCOME));
        welcomes.mend(true);

        assertThat(command("list", "--listener=welcomes")).isZero();
        assertThat(command("show", replayed)).isZero();
        assertThat(command("replay", replayed, "--reason=mended")).isZero();
        assertThat(command("discard", replayed, "--reason=too late")).isEqualTo(1);
        assertThat(command("show", UUID.randomUUID().toString())).isEqualTo(1);
        assertThat(command("replay", replayed)).isEqualTo(1);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(replayed + "  WAITING  welcomes  users-")
                .contains("ce_id: " + user + ":13")
                .contains(replayed + "  REPLAYED  welcomes  users-");
        assertThat(welcomes.of(user)).containsExactly(WelcomeListener.UNWELCOME);
    }

    @Test
    void theCommandReportsThatThereIsNoSuchListenerAnyMore() {
        var orphan = dead(event(WelcomeListener.UNWELCOME));
        change(orphan, "listener = 'farewells'");

        assertThat(command("replay", orphan, "--reason=who knows")).isEqualTo(1);

        var letter = get(LETTERS + "/" + orphan).body();
        assertThat(read(letter, "$.deadLetter.status")).isEqualTo("WAITING");
        assertThat(read(letter, "$.deadLetter.error"))
                .isEqualTo(
                        "There is no listener farewells any more; before: java.lang.IllegalStateException: Not this one");
    }

    @Test
    void isDeletedAMonthAfterItWasHandledAndNotBefore() {
        var old = discarded("31 days");
        var recent = discarded("29 days");
        var waiting = dead(event(WelcomeListener.UNWELCOME));
        change(waiting, "died_at = now() - interval '99 days'");

        letters.prune();

        assertThat(get(LETTERS + "/" + old).status()).isEqualTo(404);
        assertThat(List.of(get(LETTERS + "/" + waiting), get(LETTERS + "/" + recent)))
                .extracting(Answer::status)
                .containsOnly(200);
    }

    /** With the headers that say why it died it is more than the broker takes. */
    @Test
    void aDeadLetterThatCannotBeCopiedDelaysNobody() {
        var event = event(2);
        var huge = "{".repeat(1_047_000).getBytes(StandardCharsets.UTF_8);

        TestBroker.shared()
                .send(List.of(new ProducerRecord<>(event.topic(), null, event.key(), huge, event.headers()), event(1)));

        await().atMost(20, SECONDS).until(() -> welcomes.of(user).contains(1L));
        assertThat(get(LETTERS + "/" + letter()).status()).isEqualTo(200);
        assertThat(TestBroker.shared().records("users.welcomes.dead", user)).isEmpty();
    }

    private ProducerRecord<String, byte[]> event(long number) {
        return codec.encode(new UserRegistered(
                user + ":" + number, Instant.parse("2026-01-01T00:00:00Z"), TestUsers.user(user, number)));
    }

    private String discarded(String ago) {
        var id = dead(event(WelcomeListener.UNWELCOME));
        post(id, "discard", "{\"reason\": \"too old\"}");
        change(id, "handled_at = now() - interval '" + ago + "'");
        return id;
    }

    private static void change(String id, String assignment) {
        TestDatabase.shared()
                .asOwner()
                .sql("update dead_letter set " + assignment + " where id = '" + id + "'")
                .update();
    }

    private String dead(ProducerRecord<String, byte[]> record) {
        TestBroker.shared().send(record);
        return letter();
    }

    private String letter() {
        var path = "$.items[?(@.headers.ce_id =~ /" + user + ":.*/)].id";
        return await().atMost(20, SECONDS)
                .until(
                        () -> JsonPath.<List<String>>read(
                                get(LETTERS + "?listener=welcomes&size=1000").body(), path),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private List<String> ids() {
        return JsonPath.read(get(LETTERS + "?listener=welcomes&size=100").body(), "$.items[*].id");
    }

    private double waiting() {
        return meters.get("events.dead_lettered")
                .tag("listener", "welcomes")
                .gauge()
                .value();
    }

    private static String read(String json, String path) {
        return String.valueOf(JsonPath.<Object>read(json, path));
    }

    private int command(String... words) {
        return DeadLettersCommandTest.command(said, TestDatabase.shared().url(), words);
    }

    private Answer get(String path) {
        return new TestClient(port, SERVICE).get(path);
    }

    private Answer post(String id, String step, String body) {
        return new TestClient(port, SERVICE).post(LETTERS + "/" + id + "/" + step, body);
    }
}
