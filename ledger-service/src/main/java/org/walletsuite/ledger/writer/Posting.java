package org.walletsuite.ledger.writer;

import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import org.walletsuite.ledger.grant.Grants.Grant;
import org.walletsuite.ledger.grant.Operation;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.RequestHash;
import tools.jackson.databind.json.JsonMapper;

/** A pending command; whatever needs no database is computed in its caller's thread. */
final class Posting extends PendingWrite<PostingResult> {

    final LedgerCommand command;
    final String requestHash;
    final String metadata;
    private final Grant grant;
    private final Operation operation;

    /** Whether there is a program in which the calling service may do this; false rejects it without a look at any row. */
    final boolean isGrantedSomewhere;

    Posting(LedgerCommand command, Grant grant, SpanContext trace, JsonMapper json, Duration patience) {
        super(patience, trace);
        this.command = command;
        this.grant = grant;
        this.operation = Operation.of(command);
        this.isGrantedSomewhere = grant.allowsSomewhere(operation);
        this.requestHash = RequestHash.of(command);
        this.metadata = json.writeValueAsString(command.metadata());
    }

    @Override
    void decideIn(Batch batch) {
        decided(new CommandDecision(batch, this).decide());
    }

    @Override
    void addTo(ReadSet rows) {
        if (isGrantedSomewhere) {
            rows.add(command);
        }
    }

    /** Whether the calling service has the grant for the program. */
    boolean isGranted(String program) {
        return grant.allows(operation, program);
    }

    @Override
    public String toString() {
        return "command " + command.idempotencyKey();
    }
}
