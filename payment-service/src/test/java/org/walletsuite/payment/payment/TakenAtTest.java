package org.walletsuite.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestIssuer;

/** An offline payment is checked against the status of stand and festival when it was taken, whenever it arrives. */
class TakenAtTest extends OfflineFixture {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration ALMOST_THREE_DAYS = Duration.ofHours(71);

    @ParameterizedTest
    @ValueSource(strings = {"deactivate", "close"})
    void isAcceptedThatWasTakenBeforeTheStandClosedHoweverLateItArrives(String closing) {
        var taken = clock.instant();
        clock.putForward(MINUTE);
        as(boss()).post("/api/v1/stands/" + bar + "/" + closing);

        clock.putForward(ALMOST_THREE_DAYS);

        assertThat(outcome("a-1", taken)).isEqualTo("COMPLETED");
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void failsThatWasTakenWhileTheStandWasInactiveThoughItIsActiveAgain() {
        var before = clock.instant();
        clock.putForward(MINUTE);
        as(boss()).patch("/api/v1/stands/" + bar, "{\"status\":\"INACTIVE\"}");
        clock.putForward(MINUTE);
        var meanwhile = clock.instant();
        clock.putForward(HOUR);
        as(boss()).post("/api/v1/stands/" + bar + "/activate");
        clock.putForward(MINUTE);
        var after = clock.instant();

        clock.putForward(HOUR);

        assertThat(outcome("a-1", before)).isEqualTo("COMPLETED");
        assertThat(outcome("a-2", meanwhile)).isEqualTo("FAILED STAND_INACTIVE");
        assertThat(outcome("a-3", after)).isEqualTo("COMPLETED");
        assertThat(balance(wallet)).isEqualTo(4000);
    }

    @Test
    void failsThatWasTakenAfterTheStandClosedThoughOthersWereAcceptedJustNow() {
        assertThat(outcome("a-1", clock.instant())).isEqualTo("COMPLETED");
        as(boss()).post("/api/v1/stands/" + bar + "/deactivate");
        clock.putForward(MINUTE);

        assertThat(outcome("a-2", clock.instant())).isEqualTo("FAILED STAND_INACTIVE");
        assertThat(outcome("a-3", ago(HOUR))).as("taken before it").isEqualTo("COMPLETED");
    }

    @Test
    void aRenamedStandKeepsItsStatus() {
        as(boss()).post("/api/v1/stands/" + bar + "/deactivate");
        clock.putForward(MINUTE);
        var meanwhile = clock.instant();
        clock.putForward(MINUTE);
        as(boss()).patch("/api/v1/stands/" + bar, "{\"name\":\"Side Bar\"}");

        assertThat(outcome("a-1", meanwhile)).isEqualTo("FAILED STAND_INACTIVE");
        assertThat(outcome("a-2", clock.instant())).isEqualTo("FAILED STAND_INACTIVE");
    }

    @Test
    void isAcceptedThatWasTakenBeforeTheFestivalEndedHoweverLateItArrives() {
        var taken = clock.instant();
        clock.putForward(MINUTE);
        become(Festival.Status.ENDED);

        clock.putForward(ALMOST_THREE_DAYS);

        assertThat(outcome("a-1", taken)).isEqualTo("COMPLETED");
    }

    @Test
    void failsThatWasTakenWhileTheFestivalHadEndedThoughItIsActiveAgain() {
        become(Festival.Status.ENDED);
        clock.putForward(MINUTE);
        var meanwhile = clock.instant();
        clock.putForward(HOUR);
        become(Festival.Status.ACTIVE);
        clock.putForward(MINUTE);

        var answer = send(item("a-1", 500, meanwhile), item("a-2", 500, clock.instant()));

        assertThat(answer.at("/data/0/error").toString())
                .isEqualTo("{\"code\":\"FESTIVAL_ENDED\",\"message\":\"Festival has ended\"}");
        assertThat(answer.text("/data/1/status")).isEqualTo("COMPLETED");
    }

    /** Of the current hour: no token lives as long as a test's days. */
    private String boss() {
        var now = clock.instant();
        return TestIssuer.shared()
                .sign(claims -> claims.subject(staffId.toString())
                        .audience(SecuritySettings.AUDIENCE)
                        .claim("roles", List.of("USER", "STAFF", "ADMIN"))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(HOUR))));
    }

    private Answer send(String... items) {
        return as(boss()).post("/api/v1/payments/batch", batchBody(Stream.of(items)));
    }

    private String outcome(String offlineId, Instant takenAt) {
        var outcome = send(item(offlineId, 500, takenAt)).at("/data/0");
        return outcome.has("error")
                ? outcome.at("/status").asString() + " "
                        + outcome.at("/error/code").asString()
                : outcome.at("/status").asString();
    }
}
