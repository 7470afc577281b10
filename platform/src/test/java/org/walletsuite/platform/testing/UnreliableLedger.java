package org.walletsuite.platform.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.HttpClientErrorException;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.CommandBatch;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.LedgerSettings;

/** A ledger behind an unreliable connection: it can be unavailable, and its postings can be delayed, lost or answered differently. */
public final class UnreliableLedger {

    private final LedgerApi ledger;
    private final LedgerApi api = proxy(this::call);
    private final LedgerApi reached = proxy(this::reach);
    private volatile Line line = (batch, real) -> real.post(batch);
    private volatile boolean unavailable;
    private volatile boolean losesAnswers;
    private volatile boolean losesCommands;
    private volatile boolean losesCommandsAnswers;
    private final AtomicInteger calls = new AtomicInteger();

    public UnreliableLedger(LedgerApi ledger) {
        this.ledger = ledger;
    }

    /** The ledger as it is reached over this connection. */
    public LedgerApi api() {
        return api;
    }

    /** The client through which a service sends its commands over this connection. */
    public Ledger commands() {
        return new Ledger(api, new LedgerSettings(64, 1, Duration.ofMinutes(1)));
    }

    /** What happens to a batch on its way to the ledger and back. */
    @FunctionalInterface
    public interface Line {
        BatchReply carry(CommandBatch batch, LedgerApi ledger);
    }

    public void carryPostingsBy(Line anotherLine) {
        line = anotherLine;
    }

    /** From now on every call fails before it reaches the ledger. */
    public void becomeUnavailable() {
        unavailable = true;
    }

    /** From now on every call reaches the ledger, and its answer is lost on the way back. */
    public void loseAnswers() {
        losesAnswers = true;
    }

    /** From now on no command reaches the ledger, which can still be read. */
    public void loseCommands() {
        losesCommands = true;
    }

    /** From now on every command reaches the ledger, and its answer is lost on the way back; it can still be read. */
    public void loseAnswersToCommands() {
        losesCommandsAnswers = true;
    }

    /** Everything works again. */
    public void recover() {
        unavailable = false;
        losesAnswers = false;
        losesCommands = false;
        losesCommandsAnswers = false;
        line = (batch, real) -> real.post(batch);
    }

    /** How often it was called, answered or not. */
    public int calls() {
        return calls.get();
    }

    /** A batch goes by the line, which may change it or send it twice; everything else goes straight on. */
    private Object call(Method method, Object... arguments) throws Throwable {
        calls.incrementAndGet();
        if (unavailable || (losesCommands && isCommand(method))) {
            throw new ServiceUnavailable("ledger", false, null);
        }
        return arguments.length == 1 && arguments[0] instanceof CommandBatch batch
                ? line.carry(batch, reached)
                : reach(method, arguments);
    }

    private Object reach(Method method, Object... arguments) throws Throwable {
        var answer = answer(method, arguments);
        if (losesAnswers || (losesCommandsAnswers && isCommand(method))) {
            throw new ServiceUnavailable("ledger", true, null);
        }
        return answer;
    }

    /** As over HTTP, where an error is a status. */
    private Object answer(Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(ledger, arguments);
        } catch (InvocationTargetException e) {
            throw switch (e.getTargetException()) {
                case ApiException error ->
                    HttpClientErrorException.create(
                            error.code().status(),
                            error.code().name(),
                            HttpHeaders.EMPTY,
                            new byte[0],
                            StandardCharsets.UTF_8);
                case Throwable other -> other;
            };
        }
    }

    private static boolean isCommand(Method method) {
        return !method.getDeclaringClass().isAssignableFrom(LedgerReads.class);
    }

    private static LedgerApi proxy(Call call) {
        return (LedgerApi) Proxy.newProxyInstance(
                LedgerApi.class.getClassLoader(),
                new Class<?>[] {LedgerApi.class},
                (_, method, arguments) -> call.make(method, arguments == null ? new Object[0] : arguments));
    }

    private interface Call {
        Object make(Method method, Object... arguments) throws Throwable;
    }
}
