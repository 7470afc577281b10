package org.walletsuite.platform.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What the ledger answers without changing anything: safe to ask again. Commands go through {@link Ledger}. */
@HttpExchange("/internal")
public interface LedgerReads {

    /** Each id takes 41 characters of an address, and servers take no more than 8 KiB of a request's head. */
    int MOST_IDS = 100;

    @GetExchange("/accounts/{id}")
    Optional<Account> account(@PathVariable UUID id);

    /** The accounts with these ids, at most {@link #MOST_IDS}, in no particular order; unknown ones are left out. */
    @GetExchange("/accounts")
    List<Account> accounts(@RequestParam List<UUID> ids);

    /**
     * The accounts of a program with this purpose, ascending by id, for who has to look at all of them.
     *
     * @param after the last id of the page before, or null for the first page
     * @param size 1 to 1,000
     */
    @GetExchange("/accounts/page")
    List<Account> accountsOf(
            @RequestParam String program,
            @RequestParam String purpose,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam int size);

    /** The accounts that an owner has in a program, ascending by id, at most 1,000. */
    @GetExchange("/owners/{ownerId}/accounts")
    List<Account> accountsOfOwner(@PathVariable UUID ownerId, @RequestParam String program);

    @GetExchange("/holds/{id}")
    Optional<Hold> hold(@PathVariable UUID id);

    /** The holds with these ids, at most {@link #MOST_IDS}, in no particular order; unknown ones are left out. */
    @GetExchange("/holds")
    List<Hold> holds(@RequestParam List<UUID> ids);

    /**
     * What is held in an account, oldest first.
     *
     * @param after the last id of the page before, or null for the first page
     * @param size 1 to 200
     */
    @GetExchange("/accounts/{id}/holds")
    List<Hold> openHolds(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID after, @RequestParam int size);

    /** Pages count from 0; at most 200 lines a page. */
    @GetExchange("/accounts/{id}/statement")
    Optional<Statement> statement(@PathVariable UUID id, @RequestParam int page, @RequestParam int size);

    /**
     * What happened in all accounts that an owner has in a program. Pages count from 0; at most 200 lines a page, and
     * none past the 10,000th line.
     *
     * @param purposes the purposes of the accounts to show, or none for all
     */
    @GetExchange("/owners/{ownerId}/statement")
    OwnerStatement ownerStatement(
            @PathVariable UUID ownerId,
            @RequestParam String program,
            @RequestParam(required = false, defaultValue = "") List<String> purposes,
            @RequestParam int page,
            @RequestParam int size);

    @GetExchange("/transfers/{id}")
    Optional<Transfer> transfer(@PathVariable UUID id);

    @GetExchange("/transfers")
    Optional<Transfer> transferByKey(@RequestParam("key") String idempotencyKey);

    /** The chains at these entries, in no particular order; entries that don't exist are left out. */
    @PostExchange("/audit/heads")
    List<Head> heads(@RequestBody HeadsRequest request);

    @GetExchange("/trial-balance")
    List<TrialBalance> trialBalance();
}
