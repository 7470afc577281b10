package org.walletsuite.ledger.statement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.ledger.account.Access;
import org.walletsuite.ledger.grant.Operation;
import org.walletsuite.platform.ledger.LedgerPart;
import org.walletsuite.platform.ledger.OwnerStatement;
import org.walletsuite.platform.ledger.Statement;

/** Statements over HTTP. */
@RestController
class StatementController implements LedgerPart.StatementReads {

    private final Statements statements;
    private final OwnerStatements ownerStatements;
    private final Access access;

    StatementController(Statements statements, OwnerStatements ownerStatements, Access access) {
        this.statements = statements;
        this.ownerStatements = ownerStatements;
        this.access = access;
    }

    @Override
    public Optional<Statement> statement(UUID id, int page, int size) {
        return Access.found(
                statements.page(id, page, size).filter(statement -> access.mayRead(statement.account())),
                "Account " + id);
    }

    @Override
    public OwnerStatement ownerStatement(UUID ownerId, String program, List<String> purposes, int page, int size) {
        access.require(Operation.READ, program);
        return ownerStatements.page(ownerId, program, purposes, page, size);
    }
}
