package org.walletsuite.platform.ledger;

import java.util.List;

/**
 * One page of the entries of all accounts that an owner has in a program, newest first, each with its transfer.
 *
 * @param accounts the accounts whose entries are shown
 * @param total how many entries these accounts have
 */
public record OwnerStatement(List<Account> accounts, long total, List<Statement.Line> lines) {}
