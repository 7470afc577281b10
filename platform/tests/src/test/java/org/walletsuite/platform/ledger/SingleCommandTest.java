package org.walletsuite.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountOpening.Opened;
import org.walletsuite.platform.ledger.AccountOpening.Taken;
import org.walletsuite.platform.money.Asset;

/** Commands that are a request each: their answers, and their errors when the ledger does not answer. */
class SingleCommandTest extends LedgerFixture {

    private final Asset asset = new Asset("TZS", 2, "Shilling");
    private final NewAccount account = new NewAccount(Ids.next(), null, "test", "wallet", "TZS", 0L);
    private final NewHold hold = new NewHold("hold", wallet, "wallet", 5L, null, Map.of(), null);
    private final List<String> calls = new CopyOnWriteArrayList<>();

    /** Each kind of command, by the name of its exchange. */
    private final Map<String, Function<Ledger, Object>> commands = Map.of(
            "putAsset", ledger -> ledger.name(asset),
            "open", ledger -> ledger.open(wallet, account),
            "changeStatus", ledger -> ledger.changeStatus(wallet, freezing()),
            "changeFloor", ledger -> ledger.changeFloor(wallet, new FloorChange.Request(-5L, "wallet")),
            "placeHold", ledger -> ledger.place(hold),
            "voidHold", ledger -> ledger.voidHold(Ids.next()));

    @Test
    void everyCommandIsAnsweredAsTheLedgerDecides() {
        var ledger = ledger(16, AMPLE);
        ledger.post(move("money", 20));
        var id = Ids.next();

        assertThat(ledger.name(asset)).isEqualTo(new AssetNaming.Named(asset));
        assertThat(ledger.name(new Asset("TZS", 0, "Shilling"))).isEqualTo(new AssetNaming.OtherScale());
        assertThat(ledger.open(id, account))
                .isEqualTo(new Opened(books.account(id).orElseThrow()));
        assertThat(ledger.open(id, account)).isInstanceOf(Opened.class);
        assertThat(ledger.open(Ids.next(), account)).isEqualTo(new Taken());
        var placed = ledger.place(hold);
        assertThat(placed).isInstanceOf(HoldResult.Done.class);
        assertThat(ledger.place(hold)).isInstanceOf(HoldResult.Replayed.class);
        assertThat(ledger.voidHold(((HoldResult.Done) placed).hold().id())).isInstanceOf(HoldResult.Done.class);
        assertThat(ledger.changeFloor(wallet, new FloorChange.Request(-5L, "wallet")))
                .isInstanceOf(FloorChange.Changed.class);
        assertThat(ledger.changeStatus(wallet, freezing())).isInstanceOf(StatusChange.Changed.class);
        assertThat(ledger.changeStatus(Ids.next(), freezing()))
                .isEqualTo(new StatusChange.Refused(StatusChange.Reason.UNKNOWN_ACCOUNT));
    }

    @Test
    void aCommandThatNeverReachedTheLedgerFailsAtOnceAsNotRun() {
        var ledger = overLine(() -> {
            throw new ServiceUnavailable("ledger", false, null);
        });

        commands.forEach((name, command) -> {
            assertThatThrownBy(() -> command.apply(ledger)).as(name).matches(hasCode(ErrorCode.SERVICE_UNAVAILABLE));
            assertThat(calls).as(name).containsExactly(name);
            calls.clear();
        });
    }

    @Test
    void aCommandThatMayHaveRunIsRetriedUntilItIsAnswered() {
        var ledger = overLine(() -> {
            if (calls.size() < 3) {
                throw new ServiceUnavailable("ledger", true, null);
            }
        });

        commands.forEach((name, command) -> {
            assertThat(command.apply(ledger)).as(name).isNotNull();
            assertThat(calls).as(name).containsExactly(name, name, name);
            calls.clear();
        });
    }

    @Test
    void aCommandUnansweredUntilTheDeadlineIsUnknown() {
        await().until(() -> {
            var tries = new AtomicInteger();
            var ledger = overLine(SHORT, () -> {
                throw new ServiceUnavailable("ledger", tries.incrementAndGet() == 1, null);
            });
            assertThatThrownBy(() -> ledger.place(hold)).matches(hasCode(ErrorCode.TIMEOUT));
            return tries.get() > 1;
        });
    }

    @Test
    void aCommandUnderWayPastItsDeadlineIsUnknown() {
        var ledger = overLine(SHORT, this::awaitGate);

        assertThatThrownBy(() -> ledger.changeStatus(wallet, freezing())).matches(hasCode(ErrorCode.TIMEOUT));
    }

    /** Retries of the HTTP client, too, which know of no deadline. */
    @Test
    void nothingIsSentAfterTheDeadline() {
        var interrupted = new CountDownLatch(1);
        var ledger = overLine(SHORT, () -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new ServiceUnavailable("ledger", true, e);
            }
        });

        await().until(() -> {
            assertThatThrownBy(() -> ledger.changeStatus(wallet, freezing())).matches(hasCode(ErrorCode.TIMEOUT));
            return !calls.isEmpty();
        });

        await().until(() -> interrupted.getCount() == 0);
        assertThat(calls).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpStatus.class,
            names = {"FORBIDDEN", "NOT_FOUND", "CONFLICT", "CONTENT_TOO_LARGE"})
    void aCommandThatTheLedgerRefusesForGoodIsNoOutage(HttpStatus status) {
        var ledger = overLine(() -> {
            throw refusal(status);
        });

        assertThatThrownBy(() -> ledger.place(hold)).matches(hasCode(ErrorCode.INTERNAL_ERROR));
        assertThat(calls).hasSize(1);
    }

    @Test
    void aCommandThatTheLedgerCannotReadIsOurError() {
        var ledger = overLine(() -> {});

        assertThatThrownBy(
                        () -> ledger.open(Ids.next(), new NewAccount(Ids.next(), null, "test", "wallet", "NOPE", 0L)))
                .matches(hasCode(ErrorCode.INTERNAL_ERROR));
    }

    @Test
    void nothingIsSentAfterClosing() {
        var ledger = overLine(() -> {});
        ledger.close();

        assertThatThrownBy(() -> ledger.place(hold)).matches(hasCode(ErrorCode.SERVICE_UNAVAILABLE));
        assertThat(calls).isEmpty();
    }

    private static StatusChange.Request freezing() {
        return new StatusChange.Request(AccountStatus.FROZEN, "wallet");
    }

    /** A client over a connection on which this runs before each command arrives. */
    private Ledger overLine(Runnable interruption) {
        return overLine(AMPLE, interruption);
    }

    private Ledger overLine(Duration deadline, Runnable interruption) {
        var api = (LedgerApi) Proxy.newProxyInstance(
                LedgerApi.class.getClassLoader(), new Class<?>[] {LedgerApi.class}, (_, method, arguments) -> {
                    calls.add(method.getName());
                    interruption.run();
                    try {
                        return method.invoke(line.api(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
        return ledger(api, new LedgerSettings(16, 1, deadline));
    }
}
