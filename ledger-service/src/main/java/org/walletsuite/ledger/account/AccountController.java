package org.walletsuite.ledger.account;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.ledger.grant.Operation;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerPart;
import org.walletsuite.platform.ledger.NewAccount;

/** Accounts over HTTP. */
@RestController
class AccountController implements LedgerPart.AccountReads, LedgerPart.AccountCommands {

    private final Accounts accounts;
    private final Access access;

    AccountController(Accounts accounts, Access access) {
        this.accounts = accounts;
        this.access = access;
    }

    @Override
    public Account open(UUID id, @Valid @RequestBody NewAccount account) {
        access.require(Operation.OPEN, account.program());
        return accounts.open(id, account);
    }

    @Override
    public Optional<Account> account(UUID id) {
        return Access.found(accounts.find(id).filter(access::mayRead), "Account " + id);
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
    public List<Account> accountsOfOwner(UUID ownerId, List<String> programs) {
        programs.forEach(program -> access.require(Operation.READ, program));
        return accounts.ofOwner(ownerId, programs);
    }
}
