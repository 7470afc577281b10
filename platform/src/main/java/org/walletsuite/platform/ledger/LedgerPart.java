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
import org.springframework.web.service.annotation.PutExchange;
import org.walletsuite.platform.money.Asset;

/**
 * A part of the ledger's internal HTTP interface, as one of its features serves it. Who calls it has all of them:
 * {@link LedgerReads} to ask, and {@link Ledger} to command.
 */
@HttpExchange("/internal")
public interface LedgerPart {

    /** Accounts, and what is in them. */
    interface AccountReads extends LedgerPart {

        @GetExchange("/accounts/{id}")
        Optional<Account> account(@PathVariable UUID id);

        /** The accounts with these ids, at most {@link LedgerReads#MOST_IDS}, in no particular order; unknown ones are left out. */
        @GetExchange("/accounts")
        List<Account> accounts(@RequestParam List<UUID> ids);

        /**
         * The accounts of a program with this purpose, ascending by id, for callers that look at all of them.
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

        /** The accounts that an owner has in these programs, ascending by id, at most 1,000. */
        @GetExchange("/owners/{ownerId}/accounts")
        List<Account> accountsOfOwner(@PathVariable UUID ownerId, @RequestParam("program") List<String> programs);

        default List<Account> accountsOfOwner(UUID ownerId, String program) {
            return accountsOfOwner(ownerId, List.of(program));
        }
    }

    /** Money that is set aside. */
    interface HoldReads extends LedgerPart {

        @GetExchange("/holds/{id}")
        Optional<Hold> hold(@PathVariable UUID id);

        /** The holds with these ids, at most {@link LedgerReads#MOST_IDS}, in no particular order; unknown ones are left out. */
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
    }

    /** What happened in accounts. */
    interface StatementReads extends LedgerPart {

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
    }

    /** What was posted. */
    interface TransferReads extends LedgerPart {

        @GetExchange("/transfers/{id}")
        Optional<Transfer> transfer(@PathVariable UUID id);

        /** The transfers with these ids, at most {@link LedgerReads#MOST_IDS}, in no particular order; unknown ones are left out. */
        @GetExchange("/transfers/among")
        List<Transfer> transfers(@RequestParam List<UUID> ids);

        @GetExchange("/transfers")
        Optional<Transfer> transferByKey(@RequestParam("key") String idempotencyKey);
    }

    /** What reconciliation compares. */
    interface BookReads extends LedgerPart {

        /** The chains at these entries, in no particular order; entries that don't exist are left out. */
        @PostExchange("/reconciliation/heads")
        List<Head> heads(@RequestBody HeadsRequest request);

        @GetExchange("/trial-balance")
        List<TrialBalance> trialBalance();
    }

    /** What accounts hold. */
    interface AssetCommands extends LedgerPart {

        /** Creates an asset; repeating it changes the display name only, another scale is a conflict. */
        @PutExchange("/assets/{code}")
        Asset putAsset(@PathVariable String code, @RequestBody Asset asset);
    }

    /** Opening accounts. */
    interface AccountCommands extends LedgerPart {

        /** Opens an account; repeating it answers the account, other particulars under the same id are a conflict. */
        @PutExchange("/accounts/{id}")
        Account open(@PathVariable UUID id, @RequestBody NewAccount account);
    }

    /** Setting money aside, and letting it go. */
    interface HoldCommands extends LedgerPart {

        /** Sets money aside. */
        @PostExchange("/holds")
        HoldResult placeHold(@RequestBody NewHold hold);

        /** Lets a hold go, also on a frozen account; one that is over already is answered as it is. */
        @PostExchange("/holds/{id}/void")
        HoldResult voidHold(@PathVariable UUID id);
    }

    /** Changing accounts: their balances, statuses and floors. */
    interface WriterCommands extends LedgerPart {

        @PutExchange("/accounts/{id}/status")
        StatusChange changeStatus(@PathVariable UUID id, @RequestBody StatusChange.Request request);

        /** Changes the lowest balance an account may have. */
        @PutExchange("/accounts/{id}/floor")
        FloorChange changeFloor(@PathVariable UUID id, @RequestBody FloorChange.Request request);

        @PostExchange("/transfers/batch")
        BatchReply post(@RequestBody CommandBatch batch);
    }
}
