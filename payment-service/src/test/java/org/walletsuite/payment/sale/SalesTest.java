package org.walletsuite.payment.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.payment.testing.EntryPublisher;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.Answer;

class SalesTest extends PaymentServiceFixture {

    @Autowired
    private EntryPublisher entryPublisher;

    private final List<EntryPosted> published = new ArrayList<>();
    private UUID stand;

    @BeforeEach
    void openBar() {
        stand = newStand();
    }

    @Test
    void addUpByHoursInTheFestivalsTimeZone() {
        moveToZone("Asia/Kolkata");
        entry("2026-07-01T10:29:59Z", "PURCHASE", 500);
        entry("2026-07-01T10:30:00Z", "PURCHASE", 250);
        entry("2026-07-01T11:29:00Z", "PURCHASE", 1000);
        entry("2026-07-01T12:00:00Z", "REFUND", -250);
        publish();
        assertThat(sales("").body())
                .isEqualTo("{\"data\":{\"standId\":\"" + stand + "\",\"festivalId\":\"" + festival.id() + "\","
                        + "\"asOf\":\"2026-07-01T17:30:00+05:30\","
                        + "\"gross\":1750,\"grossDisplay\":\"17.5 Jetons\","
                        + "\"refunds\":250,\"refundsDisplay\":\"2.5 Jetons\","
                        + "\"net\":1500,\"netDisplay\":\"15 Jetons\",\"count\":3,\"perHour\":["
                        + "{\"hour\":\"2026-07-01T15:00:00+05:30\",\"gross\":500,\"refunds\":0,\"net\":500,\"count\":1},"
                        + "{\"hour\":\"2026-07-01T16:00:00+05:30\",\"gross\":1250,\"refunds\":0,\"net\":1250,\"count\":2},"
                        + "{\"hour\":\"2026-07-01T17:00:00+05:30\",\"gross\":0,\"refunds\":250,\"net\":-250,\"count\":0}"
                        + "]}}");
    }

    @Test
    void keepTheRepeatedHourApartWhenClocksGoBack() {
        moveToZone("Europe/Paris");
        entry("2026-10-25T00:30:00Z", "PURCHASE", 1);
        entry("2026-10-25T01:30:00Z", "PURCHASE", 2);
        publish();
        assertThat(sales("")
                        .at("/data/perHour")
                        .valueStream()
                        .map(hour -> hour.get("hour").asString()))
                .containsExactly("2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00");
    }

    @Test
    void ofAPeriodIncludeItsBeginningAndExcludeItsEnd() {
        entry("2026-07-01T10:00:29.999999Z", "PURCHASE", 1);
        entry("2026-07-01T10:00:30Z", "PURCHASE", 10);
        entry("2026-07-01T10:00:30.25Z", "PURCHASE", 100);
        entry("2026-07-01T10:00:31Z", "PURCHASE", 1000);

        publish();

        assertThat(gross("?from=2026-07-01T10:00:30Z&to=2026-07-01T10:00:31Z")).isEqualTo(110);
        assertThat(gross("?from=2026-07-01T10:00:30.250Z&to=2026-07-01T10:00:31.000Z"))
                .isEqualTo(100);
        assertThat(gross("?from=2026-07-01T10:00:30.2500001Z")).isEqualTo(1000);
        assertThat(gross("?to=2026-07-01T13:00:30.001%2B03:00")).isEqualTo(11);
        var shown = sales("?from=2026-07-01T10:00:30.250Z&to=2026-07-01t10:00:31z");
        assertThat(shown.text("/data/from")).isEqualTo("2026-07-01T13:00:30.25+03:00");
        assertThat(shown.text("/data/to")).isEqualTo("2026-07-01T13:00:31+03:00");
    }

    @Test
    void ofAPeriodAcceptAnOffsetWithAnUnencodedPlus() {
        entry("2026-07-01T10:00:00Z", "PURCHASE", 1);
        entry("2026-07-01T10:00:01Z", "PURCHASE", 10);

        publish();

        assertThat(gross("?from=2026-07-01T12:00:01+02:00")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "from=1970-01-01,1970-01-01T00:00:00+01:00,from",
        "from=1970-01-01T00:00:00%2B01:00,1970-01-01T00:00:00+01:00,from",
        "from=0001-01-01,1969-12-31T01:00:00+01:00,from",
        "to=9999-12-31,9999-12-31T01:00:00+01:00,to"
    })
    void ofAPeriodReachAsFarAsThereAreSales(String query, String shown, String field) {
        moveToZone("Europe/Paris");
        entry("2026-07-01T10:00:00Z", "PURCHASE", 1);

        publish();

        assertThat(sales("?" + query).text("/data/" + field)).isEqualTo(shown);
        assertThat(gross("?" + query)).isEqualTo(1);
    }

    @Test
    void ofAPeriodOfDaysAreInTheFestivalsTimeZone() {
        entry("2026-07-01T20:59:00Z", "PURCHASE", 1);
        entry("2026-07-01T21:00:00Z", "PURCHASE", 10);
        entry("2026-07-02T20:59:59Z", "PURCHASE", 100);
        entry("2026-07-02T21:00:00Z", "PURCHASE", 1000);
        publish();
        assertThat(gross("?from=2026-07-02&to=2026-07-02")).isEqualTo(110);
        assertThat(gross("?from=2026-07-02T00:00&to=2026-07-03T00:00")).isEqualTo(110);
        assertThat(gross("?from=2026-07-01T21:00:00Z&to=2026-07-02T21:00:00Z")).isEqualTo(110);
        assertThat(gross("?from=2026-07-01T21:01:00Z")).isEqualTo(1100);
        assertThat(gross("?to=2026-07-01T21:00:00Z")).isEqualTo(1);
        assertThat(gross("?to=2026-07-01")).isEqualTo(1);
        var day = sales("?from=2026-07-02&to=2026-07-02");
        assertThat(day.text("/data/from")).isEqualTo("2026-07-02T00:00:00+03:00");
        assertThat(day.text("/data/to")).isEqualTo("2026-07-03T00:00:00+03:00");
    }

    @Test
    void countNothingTwiceThatIsRedelivered() {
        entry("2026-07-01T10:00:00Z", "PURCHASE", 500);
        entry("2026-07-01T10:00:01Z", "PURCHASE", 200);
        entryPublisher.send(published);
        entryPublisher.send(List.of(published.getFirst(), published.getFirst(), published.getLast()));
        entry("2026-07-01T10:00:02Z", "PURCHASE", 30);
        publish();
        assertThat(gross("")).isEqualTo(730);
        assertThat(sales("").at("/data/count").asLong()).isEqualTo(3);
    }

    @Test
    void leaveOutOtherTransfers() {
        entry("2026-07-01T10:00:00Z", "PURCHASE", 500);
        entry("2026-07-01T12:00:00Z", "PAYOUT", -300);
        publish();
        var shown = sales("");
        assertThat(shown.at("/data/net").asLong()).isEqualTo(500);
        assertThat(shown.at("/data/perHour").size()).isEqualTo(1);
    }

    @Test
    void ofAStandThatSoldNothingAreZero() {
        assertThat(sales("").body())
                .isEqualTo("{\"data\":{\"standId\":\"" + stand + "\",\"festivalId\":\"" + festival.id() + "\","
                        + "\"gross\":0,\"grossDisplay\":\"0 Jetons\",\"refunds\":0,\"refundsDisplay\":\"0 Jetons\","
                        + "\"net\":0,\"netDisplay\":\"0 Jetons\",\"count\":0,\"perHour\":[]}}");
    }

    @Test
    void listNoMoreHoursThanAMonthHas() {
        var beginning = Instant.parse("2026-07-01T00:00:00Z");
        IntStream.rangeClosed(0, Sales.MOST_HOURS)
                .forEach(hour -> entry(beginning.plus(Duration.ofHours(hour)).toString(), "PURCHASE", 1));
        publish();
        var all = sales("");
        assertThat(all.error()).startsWith("400 VALIDATION_ERROR");
        assertThat(all.at("/error/details").has("from")).isTrue();
        assertThat(sales("?from=2026-07-01T01:00:00Z").at("/data/perHour").size())
                .isEqualTo(Sales.MOST_HOURS);
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday,from",
        "to=2026-13-01,to",
        "from=,from",
        "from=2026-02-30,from",
        "from=2026-07-01T10:00:61Z,from",
        "from=2026-07-02&to=2026-07-01,to",
        "from=2026-07-01T10:00:00Z&to=2026-07-01T10:00:00Z,to",
        "from=-0001-07-01T00:00:00Z,from",
        "to=%2B10000-01-01T00:00:00Z,to",
        "to=%2B999999999-12-31T00:00:00Z,to"
    })
    void areRefusedForAnInvalidPeriod(String query, String field) {
        var answer = sales("?" + query);
        assertThat(answer.error()).startsWith("400 VALIDATION_ERROR");
        assertThat(answer.at("/error/details").has(field)).as(answer.body()).isTrue();
    }

    @Test
    void areForStaffOnlyAndOfKnownStands() {
        var path = "/api/v1/stands/" + stand + "/sales";
        assertThat(as(guest).get(path).error()).isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(asNobody().get(path).error()).isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(as(staff).get("/api/v1/stands/" + Ids.next() + "/sales").error())
                .isEqualTo("404 NOT_FOUND: Stand not found");
        assertThat(as(staff).get("/api/v1/stands/12/sales").error()).isEqualTo("400 INVALID_ID: Invalid stand ID");
    }

    private void moveToZone(String zone) {
        moveTo(ZoneId.of(zone));
        clock.putForward(Duration.ofMinutes(1));
        var midnight =
                LocalDate.parse("2026-07-01").atStartOfDay(ZoneId.of(zone)).toInstant();
        await().until(() -> OffsetDateTime.parse(sales("?from=2026-07-01").text("/data/from"))
                .toInstant()
                .equals(midnight));
    }

    private void entry(String time, String kind, long amount) {
        var seq = published.size() + 1L;
        var before = published.isEmpty() ? 0 : published.getLast().balanceAfter();
        published.add(new EntryPosted(
                stand + ":" + seq,
                Instant.parse(time),
                seq,
                stand,
                stand,
                "festival",
                "stand",
                festival.asset().code(),
                seq,
                amount,
                before + amount,
                "%064x".formatted(seq),
                new TransferPart(Ids.next(), kind, null, null, Map.of())));
    }

    /** Publishes everything and waits until the last entry is counted. */
    private void publish() {
        entryPublisher.send(published);
        var last = published.getLast().time();
        await().until(() -> {
            var asOf = sales("?from=9000-01-01").at("/data/asOf");
            return !asOf.isMissingNode()
                    && !OffsetDateTime.parse(asOf.asString())
                            .toInstant()
                            .isBefore(last.truncatedTo(ChronoUnit.SECONDS));
        });
    }

    private Answer sales(String query) {
        return as(staff).get("/api/v1/stands/" + stand + "/sales" + query);
    }

    private long gross(String query) {
        return sales(query).at("/data/gross").asLong(-1);
    }
}
