package org.walletsuite.voucher.voucher;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.error.Unfinished;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerFailure;
import org.walletsuite.platform.secret.HashKey;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.user.CustomerApi;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.voucher.voucher.References.Place;

/**
 * Issues vouchers for partners' customers. A voucher is known by its partner's reference: who asks for the same again, with
 * whatever key, gets the first one, also after it was cancelled. A rejected issue leaves the reference free.
 */
@Service
class PartnerVouchers {

    /** A reference that is rejected again and again while others wait for it is free for one of them each time. */
    private static final int ATTEMPTS = 5;

    private final PartnerDirectory partners;
    private final CustomerApi customers;
    private final Settlements settlements;
    private final DailyLimit limit;
    private final References references;
    private final VoucherRows rows;
    private final Issues issues;
    private final VoucherWorkflow workflow;
    private final VoucherLedger ledger;
    private final HashKey hashKey;
    private final Answers answers;
    private final Idempotency idempotency;
    private final Clock clock;

    PartnerVouchers(
            PartnerDirectory partners,
            CustomerApi customers,
            Settlements settlements,
            DailyLimit limit,
            References references,
            VoucherRows rows,
            Issues issues,
            VoucherWorkflow workflow,
            VoucherLedger ledger,
            HashKey hashKey,
            Answers answers,
            Idempotency idempotency,
            SecretBox box,
            Clock clock) {
        this.partners = partners;
        this.customers = customers;
        this.settlements = settlements;
        this.limit = limit;
        this.references = references;
        this.rows = rows;
        this.issues = issues;
        this.workflow = workflow;
        this.ledger = ledger;
        this.hashKey = hashKey;
        this.answers = answers;
        this.idempotency = idempotency.sealed(box);
        this.clock = clock;
    }

    /** Somebody else was first to take the reference. */
    private static final class ReferenceTaken extends RuntimeException {}

    ResponseEntity<FirstAnswer<PartnerAnswer<IssuedVoucher>>> issue(
            Principal.Partner caller, IdempotencyKey key, NewPartnerVoucher.Checked wanted) {
        var place = new Place(caller.id(), caller.environment(), wanted.reference());
        var hash = hashKey.hash("partner-issue", RequestHash.canonical(wanted.fields()));
        var request = Map.<String, Object>of("request", HexFormat.of().formatHex(hash));
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var taken = references.find(place);
            if (taken.isPresent() && !idempotency.knows(key)) {
                var voucher = first(taken.get(), hash);
                if (voucher.isPresent()) {
                    var row = voucher.get();
                    return idempotency.once(key, request, () -> answers.issuedBefore(row, clock.instant()));
                }
            } else {
                try {
                    return idempotency.begunOnce(
                            key,
                            request,
                            () -> checked(caller, wanted),
                            terms -> begin(place, hash, terms),
                            id -> issues.finish(id, this::refusal));
                } catch (ReferenceTaken _) {
                    // The next look finds whose it is.
                }
            }
        }
        throw new ApiException(ErrorCode.CONFLICT);
    }

    /** The voucher that has the reference, once its issue is finished; empty where that was rejected. */
    private Optional<VoucherRow> first(References.Taken taken, byte[] hash) {
        if (!MessageDigest.isEqual(taken.requestHash(), hash)) {
            throw new ApiException(ErrorCode.CONFLICT, "This partner_reference was used with a different request");
        }
        return rows.find(taken.voucher())
                .or(() -> Unfinished.orDone(() -> {
                    workflow.attempt(taken.voucher());
                    return rows.find(taken.voucher());
                }));
    }

    /** Without them nothing was begun, whatever became of the call to whoever failed. */
    private Terms checked(Principal.Partner caller, NewPartnerVoucher.Checked wanted) {
        try {
            return terms(caller, wanted);
        } catch (RuntimeException e) {
            throw Outage.isBehind(e) ? ApiException.unavailable("Temporarily unavailable, please try again", e) : e;
        }
    }

    /** Whose the voucher will be, and who pays for it. Whoever is not active, or can't pay, leaves no trace. */
    private Terms terms(Principal.Partner caller, NewPartnerVoucher.Checked wanted) {
        var partner = partner(caller);
        var agreed = partner.in(caller.environment()).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        var customer = customers.findOrCreate(wanted.customer());
        if (!customer.active()) {
            throw new ApiException(PartnerFailure.CUSTOMER_INACTIVE);
        }
        var source = switch (agreed.paymentModel()) {
            case DIRECT_PAYMENT -> settlements.of(partner, caller.environment(), agreed.creditLimit());
            case FLOAT_BASED -> Terms.Source.wallet(customer.ownerId(), caller.environment());
        };
        var part = new Terms.OfPartner(
                caller.id(),
                wanted.reference(),
                wanted.customer().msisdn(),
                wanted.customer().name(),
                wanted.description(),
                wanted.merchantId());
        var terms = new Terms(caller.environment(), customer.ownerId(), source, wanted.amount(), wanted.days(), part);
        ledger.foresee(terms).ifPresent(foreseen -> {
            throw refusal(foreseen.why(), foreseen.purpose(), terms.amount(), foreseen::available);
        });
        return terms;
    }

    /** Called in a transaction. */
    private UUID begin(Place place, byte[] hash, Terms terms) {
        var id = Ids.next();
        if (!references.take(place, id, hash)) {
            throw new ReferenceTaken();
        }
        limit.check(terms);
        return issues.begin(id, terms);
    }

    private RuntimeException refusal(Voucher refused) {
        return refusal(
                refused.refusal(),
                refused.source().purpose(),
                refused.amount(),
                () -> ledger.available(refused.ownerId(), refused.environment()));
    }

    private static ApiException refusal(Refusal why, String purpose, long amount, LongSupplier available) {
        var isPartners = purpose.equals(VoucherAccounts.SETTLEMENT);
        return switch (why) {
            case INSUFFICIENT_FUNDS ->
                isPartners
                        ? new ApiException(PartnerFailure.PARTNER_CREDIT_EXCEEDED)
                        : Shortage.of(amount, available.getAsLong());
            case ACCOUNT_FROZEN, ACCOUNT_CLOSED ->
                new ApiException(isPartners ? PartnerFailure.PARTNER_INACTIVE : PartnerFailure.CUSTOMER_INACTIVE);
        };
    }

    /** Who calls with a good token is known. */
    PartnerChanged partner(Principal.Partner caller) {
        return partners.find(caller.id()).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
    }

    /** A partner's own voucher, in the environment it works in; another's is none. */
    VoucherRow withCode(Principal.Partner caller, byte[] codeHash) {
        return rows.withCode(codeHash, caller.environment())
                .filter(voucher -> voucher.partner() != null
                        && voucher.partner().partnerId().equals(caller.id()))
                .orElseThrow(() -> new ApiException(PartnerFailure.VOUCHER_NOT_FOUND));
    }

    VoucherRow withReference(Principal.Partner caller, String reference) {
        return references
                .find(new Place(caller.id(), caller.environment(), reference))
                .flatMap(taken -> rows.find(taken.voucher()))
                .orElseThrow(() -> new ApiException(PartnerFailure.VOUCHER_NOT_FOUND));
    }
}
