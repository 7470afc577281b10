package org.walletsuite.wallet.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.wallet.testing.WalletServiceFixture;

@ExtendWith(OutputCaptureExtension.class)
class PinTest extends WalletServiceFixture {

    private static final String WRONG = "{\"old_pin\":\"Incorrect transaction PIN.\"}";

    @Test
    void isCreatedOnce() {
        var guest = guest();
        assertThat(create(guest, "\"1234\"").status()).isEqualTo(201);
        assertThat(as(guest.token()).get("/account/me/").json().get("has_pin").asBoolean())
                .isTrue();
        assertThat(create(guest, "\"4321\""))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"detail\":\"You already have a transaction PIN.\"}");
        assertThat(update(guest, "1234", "4321").status()).isEqualTo(200);
    }

    @Test
    void isCreatedByOneOfManyRequestsAtTheSameInstant() throws Exception {
        var guest = guest();
        assertThat(atOnce(4, () -> create(guest, "\"1234\"")))
                .extracting(Answer::status)
                .containsExactlyInAnyOrder(201, 400, 400, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"123\"",
                "\"12345\"",
                "\"12a4\"",
                "\" 123\"",
                "\"١٢٣٤\"",
                "\"１２３４\"",
                "\"\"",
                "1234",
                "null",
                "[]"
            })
    void isExactlyFourDigits(String pin) {
        var answer = create(guest(), pin);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("pin");
    }

    @Test
    void isChangedWithTheOldPin() {
        var guest = guest();
        assertThat(update(guest, "1234", "4321").text("/detail")).isEqualTo("You must create a transaction PIN first.");
        create(guest, "\"1234\"");
        assertThat(update(guest, "1111", "4321"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, WRONG);
        assertThat(update(guest, "1234", "4321").status()).isEqualTo(200);
        assertThat(update(guest, "1234", "4321").body()).isEqualTo(WRONG);
        assertThat(update(guest, "4321", "1234").status()).isEqualTo(200);
        assertThat(as(guest.token()).post("/account/pin/update/", "{}").body())
                .isEqualTo("{\"old_pin\":[\"This field is required.\"],\"pin\":[\"This field is required.\"]}");
    }

    @Test
    void isChangedByOneOfTwoRequestsAtTheSameInstant() throws Exception {
        var guest = guest();
        create(guest, "\"1234\"");
        assertThat(atOnce(2, () -> update(guest, "1234", "4321")))
                .extracting(Answer::status)
                .containsExactlyInAnyOrder(200, 400);
    }

    @Test
    void isLockedForAQuarterOfAnHourAfterFiveFailedAttempts() {
        var guest = guest();
        create(guest, "\"1234\"");
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertThat(update(guest, "1111", "4321").body()).isEqualTo(WRONG);
        }
        var locked = update(guest, "1234", "4321");
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.json().propertyNames()).containsExactly("detail");
        assertThat(Integer.parseInt(String.valueOf(locked.headers().getFirst("Retry-After"))))
                .isBetween(800, 901);
        assertThat(logIn(guest.email(), PASSWORD).status())
                .as("the log-in is not locked")
                .isEqualTo(200);
        clock.putForward(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(update(guest, "1234", "4321").status()).isEqualTo(200);
    }

    @Test
    void publishesThatItWasChangedAndNotThatItWasCreated() {
        var guest = guest();
        create(guest, "\"1234\"");
        assertThat(published(SecurityEvent.TOPIC, guest.id())).isEmpty();

        update(guest, "1111", "4321");
        update(guest, "1234", "4321").expect(200);

        assertThat(published(SecurityEvent.TOPIC, guest.id()))
                .extracting(PublishedEvent::type)
                .containsExactly("security.pin-changed.v1");
    }

    @Test
    void publishesOnceForEachLockThatItIsLocked() throws Exception {
        var guest = guest();
        create(guest, "\"1234\"");
        atOnce(12, () -> update(guest, "1111", "4321"));
        update(guest, "1111", "4321");
        var locked = published(SecurityEvent.TOPIC, guest.id());
        assertThat(locked).extracting(PublishedEvent::type).containsExactly("security.pin-locked.v1");
        assertThat(Instant.parse(locked.getFirst().event().get("until").asString()))
                .isAfter(clock.instant().plus(Duration.ofMinutes(14)))
                .isBeforeOrEqualTo(clock.instant().plus(Duration.ofMinutes(15)));

        clock.putForward(Duration.ofMinutes(16));
        for (var attempt = 1; attempt <= 6; attempt++) {
            update(guest, "1111", "4321");
        }

        assertThat(published(SecurityEvent.TOPIC, guest.id())).hasSize(2);
    }

    @Test
    void acceptsAsciiDigitsOnly() {
        var guest = guest();
        create(guest, "\"1234\"");
        for (var other : List.of("١٢٣٤", "１２３４", "१२३४", "12٣4", "1111 ")) {
            var answer = update(guest, other, "4321");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"old_pin\":[\"Must be exactly 4 digits.\"]}");
            assertThat(update(guest, "1234", other).body()).isEqualTo("{\"pin\":[\"Must be exactly 4 digits.\"]}");
        }
        assertThat(update(guest, "1234", "4321").status()).isEqualTo(200);
    }

    @Test
    void allowsNoMoreAttemptsWhenTheyComeAtOnce() throws Exception {
        var guest = guest();
        create(guest, "\"1234\"");
        var answers = atOnce(12, () -> update(guest, "1111", "4321"));
        assertThat(answers).filteredOn(answer -> answer.status() == 400).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(7);
    }

    @Test
    void isStoredHashedAndKeptOutOfTheLog(CapturedOutput output) {
        var guest = guest();
        create(guest, "\"7391\"");
        update(guest, "7391", "7392");
        assertThat(db.sql("select pin_hash from person where id = ?")
                        .param(guest.id())
                        .query(String.class)
                        .single())
                .startsWith("$2a$10$");
        assertThat(output.getAll()).doesNotContain("\"7391\"", "\"7392\"", "=7391", "=7392");
        assertThat(new PinController.NewPin("7391").toString()).doesNotContain("7391");
        assertThat(new PinController.AnotherPin("7391", "7392").toString()).doesNotContain("739");
    }

    private Answer create(Guest guest, String pin) {
        return as(guest.token()).post("/account/pin/create/", "{\"pin\": %s}".formatted(pin));
    }

    private Answer update(Guest guest, String oldPin, String pin) {
        return as(guest.token())
                .post("/account/pin/update/", "{\"old_pin\": \"%s\", \"pin\": \"%s\"}".formatted(oldPin, pin));
    }
}
