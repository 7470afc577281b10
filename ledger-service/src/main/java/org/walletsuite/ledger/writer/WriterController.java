package org.walletsuite.ledger.writer;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.ledger.account.Access;
import org.walletsuite.ledger.grant.Operation;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.CommandBatch;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.LedgerPart;
import org.walletsuite.platform.ledger.StatusChange;

/** Commands over HTTP that change accounts. */
@RestController
class WriterController implements LedgerPart.WriterCommands {

    private final Writer writer;
    private final Access access;

    WriterController(Writer writer, Access access) {
        this.writer = writer;
        this.access = access;
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

    /** A batch holds the commands of many callers, so one that is not granted is rejected alone, when it is decided. */
    @Override
    public BatchReply post(@Valid @RequestBody CommandBatch batch) {
        batch.commands().forEach(LedgerCommand::check);
        batch.commands().forEach(command -> access.requireOwn(command.idempotencyKey()));
        return new BatchReply(writer.post(batch, access.grant()));
    }
}
