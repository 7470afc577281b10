package org.walletsuite.wallet.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** What other services learn of a PIN that a user typed. */
class PinCheckTest extends WalletServiceFixture {

    @Test
    void tellsARightPinFromAWrongOne() {
        var guest = guestWithPin();

        assertThat(check(guest.id(), "\"1234\"").body()).isEqualTo("{\"result\":\"correct\"}");
        assertThat(check(guest.id(), "\"4321\"").body()).isEqualTo("{\"result\":\"incorrect\"}");
    }

    @Test
    void tellsNoPinFromAWrongOne() {
        assertThat(check(guest().id(), "\"1234\"").body()).isEqualTo("{\"result\":\"no-pin\"}");
        assertThat(check(UUID.randomUUID(), "\"1234\"").body()).isEqualTo("{\"result\":\"no-pin\"}");
    }

    @Test
    void locksAfterFiveAndSaysForHowLong() {
        var guest = guestWithPin();
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(check(guest.id(), "\"4321\"").text("/result")).isEqualTo("incorrect");
        }

        var locked = check(guest.id(), "\"1234\"");

        assertThat(locked.text("/result")).isEqualTo("locked");
        assertThat(locked.json().get("seconds").asLong()).isBetween(800L, 901L);
        assertThat(published(SecurityEvent.TOPIC, guest.id()))
                .extracting(PublishedEvent::type)
                .containsExactly("security.pin-locked.v1");
        clock.putForward(Duration.ofMinutes(16));
        assertThat(check(guest.id(), "\"1234\"").text("/result")).isEqualTo("correct");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "\"١٢٣٤\"", "\"１２３４\"", "\"12 4\"", "\"123\"", "\"12345\"", "\"1234\\n\"", "null"})
    void whatCanBeNoPinIsNoAttempt(String pin) {
        var guest = guestWithPin();

        for (var attempt = 0; attempt < 6; attempt++) {
            assertThat(check(guest.id(), pin).status()).isEqualTo(400);
        }

        assertThat(check(guest.id(), "\"1234\"").text("/result")).isEqualTo("correct");
    }

    @Test
    void attemptsAtOnceAreCountedEach() {
        var guest = guestWithPin();

        var answers = atOnce(12, () -> check(guest.id(), "\"4321\""));

        assertThat(answers)
                .filteredOn(answer -> answer.text("/result").equals("incorrect"))
                .hasSize(5);
    }

    @Test
    void isForServicesOnly() {
        var guest = guestWithPin();

        var answer = as(guest.token()).post("/internal/users/" + guest.id() + "/pin-checks", "{\"pin\":\"1234\"}");

        assertThat(answer.status()).isEqualTo(403);
    }

    private Guest guestWithPin() {
        var guest = guest();
        as(guest.token()).post("/account/pin/create/", "{\"pin\":\"1234\"}").expect(201);
        return guest;
    }

    private Answer check(UUID user, String pin) {
        return asService("withdrawal").post("/internal/users/" + user + "/pin-checks", "{\"pin\":" + pin + "}");
    }
}
