package org.walletsuite.payment.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.Answer;

/** Who may report, and what a report must say. */
class CallbackContentTest extends FundingFixture {

    private static final String CONFIRMED = "CONFIRMED";

    @Test
    void isSignedByItsProviderOverTheseVeryBytes() {
        var id = pending(100_00);
        var body = said("event-" + id, id, CONFIRMED, clock.instant());
        var now = seconds(clock.instant());
        var good = signature(secret(), now, body);
        var indented = body.replace(",", ", ");
        var stale = seconds(clock.instant().minus(Duration.ofMinutes(6)));
        var early = seconds(clock.instant().plus(Duration.ofMinutes(6)));

        var refused = List.of(
                send(body, null, null),
                send(body, now, null),
                send(body, null, good),
                send(indented, now, good),
                send(body, now, signature("another secret of thirty-two bytes", now, body)),
                send(body, stale, signature(secret(), stale, body)),
                send(body, early, signature(secret(), early, body)),
                send(body, Long.toString(Long.parseLong(now) - 1), good),
                send(body, now, good.substring(1)),
                send(body, "NaN", good),
                send("", now, good));

        assertThat(refused).extracting(Answer::status).containsOnly(401);
        assertThat(refused)
                .allSatisfy(answer -> assertThat(answer.body())
                        .contains("\"success\":false,\"httpStatus\":\"UNAUTHORIZED\"")
                        .contains("\"data\":\"The callback is not signed, or not by its provider\""));
        assertThat(status(id)).isEqualTo("PENDING");
        assertThat(send(body, now, good.toUpperCase(Locale.ROOT)).status()).isEqualTo(200);
        assertThat(balance(mainWallet)).isEqualTo(100_00);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"transactionId\":1}",
                "{\"transactionId\":\"beer\",\"status\":\"CONFIRMED\",\"eventId\":\"e\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"transactionId\":\"00000000-0000-7000-8000-000000000000\",\"status\":\"MAYBE\",\"eventId\":\"e\","
                        + "\"occurredAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"transactionId\":\"00000000-0000-7000-8000-000000000000\",\"status\":\"FAILED\",\"eventId\":\"\","
                        + "\"occurredAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"transactionId\":\"00000000-0000-7000-8000-000000000000\",\"status\":\"FAILED\",\"eventId\":\"e\","
                        + "\"occurredAt\":\"9999-01-01T00:00:00Z\"}",
                "{\"transactionId\":\"00000000-0000-7000-8000-000000000000\",\"status\":\"FAILED\",\"eventId\":\"e\","
                        + "\"occurredAt\":\"yesterday\"}"
            })
    void isRefusedWhereItSaysNothing(String body) {
        var answer = send(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/httpStatus")).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01T03:00:00+03:00", "2026-01-01T00:00:00", "2026-01-01T00:00:00.123456789Z"})
    void tellsTheTimeWithAnOffsetOrInUtc(String time) {
        var id = Ids.next();

        var answer = send("{\"transactionId\":\"%s\",\"status\":\"FAILED\",\"eventId\":\"%s\",\"occurredAt\":\"%s\"}"
                .formatted(id, Ids.next(), time));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(db.sql("select occurred_at < '2026-01-01T00:00:01Z' from funding_event where transaction_id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
