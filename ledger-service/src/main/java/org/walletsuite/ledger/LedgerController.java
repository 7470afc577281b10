package org.walletsuite.ledger;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.ledger.asset.Assets;
import org.walletsuite.ledger.audit.Heads;
import org.walletsuite.ledger.audit.TrialBalances;
import org.walletsuite.ledger.grant.Operation;
import org.walletsuite.ledger.hold.Holds;
import org.walletsuite.ledger.statement.OwnerStatements;
import org.walletsuite.ledger.statement.Statements;
import org.walletsuite.ledger.transfer.Transfers;
import org.walletsuite.ledger.writer.Writer;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.CommandBatch;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.OwnerStatement;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.ledger.TrialBalance;
import org.walletsuite.platform.money.Asset;

@RestController
class LedgerController implements LedgerApi {

    private final Assets assets;
    private final Accounts accounts;
    private final Statements statements;
    private final OwnerStatements ownerStatements;
    private final Holds holds;
    private final Transfers transfers;
    private final Heads heads;
    private final TrialBalances trialBalances;
    private final Writer writer;
    private final Access access;

    LedgerController(
            Assets assets,
            Accounts accounts,
            Statements statements,
            OwnerStatements ownerStatements,
            Holds holds,
            Transfers transfers,
            Heads heads,
            TrialBalances trialBalances,
            Writer writer,
            Access access) {
        this.assets = assets;
        this.accounts = accounts;
        this.statements = statements;
        this.ownerStatements = ownerStatements;
        this.holds = holds;
        this.transfers = transfers;
        this.heads = heads;
        this.trialBalances = trialBalances;
        this.writer = writer;
        this.access = access;
    }

    @Override
    public Asset putAsset(String code, Asset asset) {
        access.requireSomewhere(Operation.OPEN);
        return assets.put(code, asset);
    }

    @Override
    public Account open(UUID id, @Valid @RequestBody NewAccount account) {
        access.require(Operation.OPEN, account.program());
        return accounts.open(id, account);
    }

    @Override
    public Optional<Account> account(UUID id) {
        return found(accounts.find(id).filter(access::mayRead), "Account " + id);
    }

    @Override
    public List<Account> accounts(List<UUID> ids) {
        return accounts.find(ids).stream().filter(access::mayRead).toList();
    }

    @Override
    public List<Account> accountsOf(String program, String purpose, @Nullable UUID after, int size) {
        access.require(Operation.READ, program);
        return accounts.page(program, purpose, after, size);
    }

    @Override
    public List<Account> accountsOfOwner(UUID ownerId, String program) {
        access.require(Operation.READ, program);
        return accounts.ofOwner(ownerId, program);
    }

    @Override
    public StatusChange changeStatus(UUID id, @Valid @RequestBody StatusChange.Request request) {
        return access.reaches(Operation.STATUS, id)
                ? writer.changeStatus(id, request)
                : new StatusChange.Refused(StatusChange.Reason.UNKNOWN_ACCOUNT);
    }

    @Override
    public FloorChange changeFloor(UUID id, @Valid @RequestBody FloorChange.Request request) {
        return access.reaches(Operation.FLOOR, id)
                ? writer.changeFloor(id, request)
                : new FloorChange.Refused(FloorChange.Reason.UNKNOWN_ACCOUNT);
    }

    @Override
    public HoldResult placeHold(@Valid @RequestBody NewHold hold) {
        hold.check();
        access.requireOwn(hold.idempotencyKey());
        return access.reaches(Operation.HOLD, hold.accountId())
                ? writer.place(hold)
                : new HoldResult.Refused(HoldResult.Reason.UNKNOWN_ACCOUNT);
    }

    @Override
    public HoldResult voidHold(UUID id) {
        access.requireSomewhere(Operation.HOLD);
        var hold = holds.find(id);
        return hold.isPresent() && access.reaches(Operation.HOLD, hold.get().accountId())
                ? writer.release(id)
                : new HoldResult.Refused(HoldResult.Reason.UNKNOWN_HOLD);
    }

    @Override
    public Optional<Hold> hold(UUID id) {
        return found(holds(List.of(id)).stream().findFirst(), "Hold " + id);
    }

    @Override
    public List<Hold> holds(List<UUID> ids) {
        return access.readable(holds.find(ids), Hold::accountId);
    }

    @Override
    public List<Hold> openHolds(UUID id, @Nullable UUID after, int size) {
        return access.readable(holds.open(id, after, size), Hold::accountId);
    }

    @Override
    public Optional<Statement> statement(UUID id, int page, int size) {
        return found(
                statements.page(id, page, size).filter(statement -> access.mayRead(statement.account())),
                "Account " + id);
    }

    @Override
    public OwnerStatement ownerStatement(UUID ownerId, String program, List<String> purposes, int page, int size) {
        access.require(Operation.READ, program);
        return ownerStatements.page(ownerId, program, purposes, page, size);
    }

    @Override
    public BatchReply post(@Valid @RequestBody CommandBatch batch) {
        batch.commands().forEach(LedgerCommand::check);
        batch.commands().forEach(command -> access.requireOwn(command.idempotencyKey()));
        batch.commands().stream().map(Operation::of).distinct().forEach(access::requireSomewhere);
        return new BatchReply(writer.post(batch, access.grant()));
    }

    @Override
    public Optional<Transfer> transfer(UUID id) {
        return found(transfers.find(id).filter(access::mayRead), "Transfer " + id);
    }

    @Override
    public Optional<Transfer> transferByKey(String idempotencyKey) {
        return found(transfers.findByKey(idempotencyKey).filter(access::mayRead), "Transfer with this key");
    }

    @Override
    public List<Head> heads(@Valid @RequestBody HeadsRequest request) {
        access.requireSomewhere(Operation.READ);
        return heads.find(request).stream()
                .filter(head -> access.mayRead(head.program()))
                .toList();
    }

    @Override
    public List<TrialBalance> trialBalance() {
        access.requireSomewhere(Operation.READ);
        return trialBalances.now();
    }

    /** An empty Optional would be answered with 200 and null; the interface's clients expect 404. */
    private static <T> Optional<T> found(Optional<T> found, String what) {
        if (found.isEmpty()) {
            throw new ApiException(ErrorCode.NOT_FOUND, what + " not found");
        }
        return found;
    }
}
