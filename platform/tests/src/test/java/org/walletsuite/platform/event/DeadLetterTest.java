package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestBroker;

class DeadLetterTest extends DeadLetterFixture {

    private final DeadLetters letters;
    private final MeterRegistry meters;

    DeadLetterTest(EventCodec codec, WelcomeListener welcomes, DeadLetters letters, MeterRegistry meters) {
        super(codec, welcomes);
        this.letters = letters;
        this.meters = meters;
    }

    @Test
    void anEventThatFailsBecomesADeadLetterAndTheNextOnesAreConsumed() {
        var waiting = waiting();

        TestBroker.shared().send(List.of(event(WelcomeListener.UNWELCOME), event(1)));

        await().until(() -> welcomes.of(user).contains(1L));
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

        var first = post(id, "replay", "{\"reason\": \"mended\"}");
        var second = post(id, "replay", "{\"reason\": \"once more\"}");
        var discarded = post(id, "discard", "{\"reason\": \"never mind\"}");

        assertThat(read(first.body(), "$.status")).isEqualTo("REPLAYED");
        assertThat(read(first.body(), "$.handledBy")).isEqualTo(SUPER_ADMIN.toString());
        assertThat(read(first.body(), "$.reason")).isEqualTo("mended");
        assertThat(List.of(second, discarded)).extracting(Answer::toString).containsOnly(first.toString());
        assertThat(welcomes.of(user)).containsExactly(WelcomeListener.UNWELCOME);
        assertThat(ids()).doesNotContain(id);
        assertThat(decisions(id)).containsExactly("REPLAYED: mended");
    }

    @Test
    void ofReplaysAtTheSameInstantOneIsHandled() {
        var id = dead(event(WelcomeListener.UNWELCOME));
        welcomes.mend(true);

        var answers = Stream.of("one", "other")
                .map(reason ->
                        CompletableFuture.supplyAsync(() -> post(id, "replay", "{\"reason\": \"" + reason + "\"}")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::toString);

        assertThat(answers.distinct()).hasSize(1);
        assertThat(welcomes.of(user)).containsExactly(WelcomeListener.UNWELCOME);
        assertThat(decisions(id)).hasSize(1);
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
        assertThat(decisions(id)).containsExactly("FAILED: who knows", "REPLAYED: mended");
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

        await().until(() -> welcomes.of(user).contains(1L));
        assertThat(get(LETTERS + "/" + letter()).status()).isEqualTo(200);
        assertThat(TestBroker.shared().records("users.welcomes.dead", user)).isEmpty();
    }

    private double waiting() {
        return meters.get("events.dead_lettered")
                .tag("listener", "welcomes")
                .gauge()
                .value();
    }
}
