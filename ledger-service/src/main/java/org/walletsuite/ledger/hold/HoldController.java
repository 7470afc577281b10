package org.walletsuite.ledger.hold;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.ledger.account.Access;
import org.walletsuite.ledger.grant.Operation;
import org.walletsuite.ledger.writer.Writer;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.LedgerPart;
import org.walletsuite.platform.ledger.NewHold;

/** Holds over HTTP. */
@RestController
class HoldController implements LedgerPart.HoldReads, LedgerPart.HoldCommands {

    private final Holds holds;
    private final Writer writer;
    private final Access access;

    HoldController(Holds holds, Writer writer, Access access) {
        this.holds = holds;
        this.writer = writer;
        this.access = access;
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
                ? writer.voidHold(id)
                : new HoldResult.Refused(HoldResult.Reason.UNKNOWN_HOLD);
    }

    @Override
    public Optional<Hold> hold(UUID id) {
        return Access.found(holds(List.of(id)).stream().findFirst(), "Hold " + id);
    }

    @Override
    public List<Hold> holds(List<UUID> ids) {
        return access.readable(holds.find(ids), Hold::accountId);
    }

    @Override
    public List<Hold> openHolds(UUID id, @Nullable UUID after, int size) {
        return access.readable(holds.open(id, after, size), Hold::accountId);
    }
}
