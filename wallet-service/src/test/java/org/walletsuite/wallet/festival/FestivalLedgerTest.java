package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.UnreliableLedger;
import org.walletsuite.platform.web.Patch;
import org.walletsuite.wallet.testing.FreshDatabase;

/** What is between a festival's row and the ledger, in a database where no other sweeper is about. */
class FestivalLedgerTest {

    private final MovableClock clock = new MovableClock();
    private final LedgerModel books = new LedgerModel(clock);
    private final UnreliableLedger ledger = new UnreliableLedger(books);
    private final FestivalRows rows = new FestivalRows(JdbcClient.create(FreshDatabase.create()));
    private final FestivalLedger festivals = new FestivalLedger(rows, ledger.commands(), clock);

    @Test
    void isFinishedByTheSweeperWhenTheProcessDiedBeforeOrAfterTheLedgersAnswer() {
        var before = add("Jetons");
        var after = add("Jetons");
        ledger.putAsset("FEST-" + after.id(), FestivalLedger.asset(after));
        festivals.sweep();
        for (var festival : new FestivalRow[] {before, after}) {
            assertThat(rows.opened(festival.id())).isPresent();
            assertThat(books.asset("FEST-" + festival.id()).displayName()).isEqualTo("Jetons");
            assertThat(books.account(festival.cashInAccount())).isPresent();
            assertThat(books.account(festival.cardInAccount())).isPresent();
        }
    }

    @Test
    void isNotShownAndTriedAgainWhileTheLedgerIsAway() {
        var festival = add("Jetons");
        ledger.goAway();
        assertThatThrownBy(() -> festivals.open(festival.id())).matches(Outage::isBehind);
        ledger.recover();
        festivals.sweep();
        assertThat(rows.opened(festival.id()))
                .as("the request may still be telling")
                .isEmpty();
        clock.putForward(Duration.ofMinutes(1));
        festivals.sweep();
        assertThat(rows.opened(festival.id())).isPresent();
    }

    @Test
    void keepsNobodyWaitingBehindHundredsThatAlwaysFail() {
        for (var i = 0; i < 150; i++) {
            books.putAsset("FEST-" + add("Jetons").id(), new Asset("any", 0, "of another scale"));
        }
        var last = add("Jetons");
        festivals.sweep();
        assertThat(rows.opened(last.id())).isEmpty();
        festivals.sweep();
        assertThat(rows.opened(last.id())).isPresent();
    }

    @Test
    void comesLessOftenToOneThatFailsButNeverGivesUp() {
        var festival = add("Jetons");
        var now = festival.createdAt();
        for (var wait : new int[] {10, 20, 40, 80, 160, 300, 300}) {
            assertThat(rows.takeUnsettled(now, now.plusSeconds(60))).isPresent();
            rows.putOff(festival.id(), now, Duration.ofSeconds(10), Duration.ofMinutes(5));
            now = now.plusSeconds(wait);
            assertThat(rows.takeUnsettled(now.minusMillis(1), now)).isEmpty();
        }
    }

    @Test
    void isSettledSoonAfterAnOutageHoweverLong() {
        var waiting = Stream.generate(() -> add("Jetons")).limit(20).toList();
        ledger.goAway();
        for (var i = 0; i < 60; i++) {
            festivals.sweep();
            clock.putForward(Duration.ofSeconds(5));
        }
        ledger.recover();
        clock.putForward(Duration.ofSeconds(10));
        festivals.sweep();
        assertThat(waiting).allMatch(festival -> rows.opened(festival.id()).isPresent());
    }

    @Test
    void tellsTheLedgerTheLaterOfTwoNamesLast() {
        var festival = add("Jetons");
        festivals.open(festival.id());
        rename(festival, "Beads");
        clock.putForward(Duration.ofMinutes(1));
        var interrupted = new FestivalLedger(
                rows,
                new UnreliableLedger(whilePuttingAnAsset(() -> {
                            rename(festival, "Coins");
                            festivals.sweep();
                            assertThat(books.asset("FEST-" + festival.id()).displayName())
                                    .isEqualTo("Jetons");
                        }))
                        .commands(),
                clock);
        interrupted.sweep();
        assertThat(books.asset("FEST-" + festival.id()).displayName()).isEqualTo("Beads");
        clock.putForward(Duration.ofMinutes(1));
        festivals.sweep();
        assertThat(books.asset("FEST-" + festival.id()).displayName()).isEqualTo("Coins");
        clock.putForward(Duration.ofDays(1));
        assertThat(rows.takeUnsettled(clock.instant(), clock.instant())).isEmpty();
    }

    private FestivalRow add(String currency) {
        var particulars = new Particulars("Sounds", "2027-07-01", "2027-07-03", null, "UTC", currency, BigDecimal.ONE);
        var festival = FestivalRow.begin(Ids.next(), particulars.checked(), clock.instant());
        assertThat(rows.add(festival, null, "")).isTrue();
        return festival;
    }

    private void rename(FestivalRow festival, String currency) {
        var absent = Patch.<String>absent();
        var change = new FestivalBody(absent, absent, absent, absent, absent, Patch.of(currency), Patch.absent());
        var changed = festival.particulars().changedBy(change);
        rows.update(festival, festival.become(changed, festival.status(), clock.instant()));
    }

    private LedgerApi whilePuttingAnAsset(Runnable meanwhile) {
        return (LedgerApi) Proxy.newProxyInstance(
                LedgerApi.class.getClassLoader(), new Class<?>[] {LedgerApi.class}, (_, method, arguments) -> {
                    if (method.getName().equals("putAsset")) {
                        meanwhile.run();
                    }
                    try {
                        return method.invoke(books, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
