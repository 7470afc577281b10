package org.walletsuite.platform.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.HttpClientErrorException;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.CommandBatch;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerSettings;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.OwnerStatement;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.ledger.TrialBalance;
import org.walletsuite.platform.money.Asset;

/** A ledger behind an unreliable connection: it can be unavailable, and its postings can be delayed, lost or answered differently. */
public final class UnreliableLedger implements LedgerApi {

    private final LedgerApi ledger;
    private volatile Line line = (batch, real) -> real.post(batch);
    private volatile boolean unavailable;
    private volatile boolean losesAnswers;

    public UnreliableLedger(LedgerApi ledger) {
        this.ledger = ledger;
    }

    /** The client through which a service sends its commands over this connection. */
    public Ledger commands() {
        return new Ledger(this, new LedgerSettings(64, 1, Duration.ofSeconds(3)));
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

    /** Everything works again. */
    public void recover() {
        unavailable = false;
        losesAnswers = false;
        line = (batch, real) -> real.post(batch);
    }

    private LedgerApi reached() {
        if (unavailable) {
            throw new ServiceUnavailable("ledger", false, null);
        }
        return (LedgerApi) Proxy.newProxyInstance(
                LedgerApi.class.getClassLoader(), new Class<?>[] {LedgerApi.class}, (_, method, arguments) -> {
                    var answer = answer(method, arguments);
                    if (losesAnswers) {
                        throw new ServiceUnavailable("ledger", true, null);
                    }
                    return answer;
                });
    }

    /** As over HTTP, where an error is a status. */
    private Object answer(Method method, Object[] arguments) throws Throwable {
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

    @Override
    public BatchReply post(CommandBatch batch) {
        return line.carry(batch, reached());
    }

    @Override
    public Asset putAsset(String code, Asset asset) {
        return reached().putAsset(code, asset);
    }

    @Override
    public Account open(UUID id, NewAccount account) {
        return reached().open(id, account);
    }

    @Override
    public Optional<Account> account(UUID id) {
        return reached().account(id);
    }

    @Override
    public List<Account> accounts(List<UUID> ids) {
        return reached().accounts(ids);
    }

    @Override
    public List<Account> accountsOf(String program, String purpose, @Nullable UUID after, int size) {
        return reached().accountsOf(program, purpose, after, size);
    }

    @Override
    public List<Account> accountsOfOwner(UUID ownerId, String program) {
        return reached().accountsOfOwner(ownerId, program);
    }

    @Override
    public StatusChange changeStatus(UUID id, StatusChange.Request request) {
        return reached().changeStatus(id, request);
    }

    @Override
    public FloorChange changeFloor(UUID id, FloorChange.Request request) {
        return reached().changeFloor(id, request);
    }

    @Override
    public HoldResult placeHold(NewHold hold) {
        return reached().placeHold(hold);
    }

    @Override
    public HoldResult voidHold(UUID id) {
        return reached().voidHold(id);
    }

    @Override
    public Optional<Hold> hold(UUID id) {
        return reached().hold(id);
    }

    @Override
    public List<Hold> holds(List<UUID> ids) {
        return reached().holds(ids);
    }

    @Override
    public List<Hold> openHolds(UUID id, @Nullable UUID after, int size) {
        return reached().openHolds(id, after, size);
    }

    @Override
    public Optional<Statement> statement(UUID id, int page, int size) {
        return reached().statement(id, page, size);
    }

    @Override
    public OwnerStatement ownerStatement(UUID ownerId, String program, List<String> purposes, int page, int size) {
        return reached().ownerStatement(ownerId, program, purposes, page, size);
    }

    @Override
    public Optional<Transfer> transfer(UUID id) {
        return reached().transfer(id);
    }

    @Override
    public Optional<Transfer> transferByKey(String idempotencyKey) {
        return reached().transferByKey(idempotencyKey);
    }

    @Override
    public List<Head> heads(HeadsRequest request) {
        return reached().heads(request);
    }

    @Override
    public List<TrialBalance> trialBalance() {
        return reached().trialBalance();
    }
}
