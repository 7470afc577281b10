package org.walletsuite.voucher.voucher;

import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PartnerFailure;
import org.walletsuite.platform.partner.Rand;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.voucher.voucher.CodeAttempts.Caller;

/** What users do with vouchers: issue them from their wallets, and redeem whichever they know the code of. */
@Service
class UserVouchers {

    /** What users have and redeem; what is tried out in UAT they never see. */
    static final PartnerEnvironment MONEY = PartnerEnvironment.PRODUCTION;

    private final VoucherRepository vouchers;
    private final RedemptionRepository redemptions;
    private final VoucherRows rows;
    private final Issues issues;
    private final RedemptionWorkflow workflow;
    private final VoucherLedger ledger;
    private final VoucherCodes codes;
    private final CodeAttempts attempts;
    private final Answers answers;
    private final Idempotency idempotency;
    private final Idempotency sealed;
    private final Clock clock;

    UserVouchers(
            VoucherRepository vouchers,
            RedemptionRepository redemptions,
            VoucherRows rows,
            Issues issues,
            RedemptionWorkflow workflow,
            VoucherLedger ledger,
            VoucherCodes codes,
            CodeAttempts attempts,
            Answers answers,
            Idempotency idempotency,
            SecretBox box,
            Clock clock) {
        this.vouchers = vouchers;
        this.redemptions = redemptions;
        this.rows = rows;
        this.issues = issues;
        this.workflow = workflow;
        this.ledger = ledger;
        this.codes = codes;
        this.attempts = attempts;
        this.answers = answers;
        this.idempotency = idempotency;
        this.sealed = idempotency.sealed(box);
        this.clock = clock;
    }

    ResponseEntity<FirstAnswer<PartnerAnswer<IssuedVoucher>>> issue(
            UUID user, IdempotencyKey key, NewVoucher.Checked wanted) {
        var source = Terms.Source.wallet(user, MONEY);
        var terms = new Terms(MONEY, user, source, wanted.amount(), wanted.days(), null);
        return sealed.begunOnce(
                key,
                wanted.fields(),
                () -> affordable(terms),
                _ -> issues.begin(Ids.next(), terms),
                id -> issues.finish(id, this::refusal));
    }

    private Terms affordable(Terms terms) {
        ledger.foreseeOwn(terms).ifPresent(foreseen -> {
            throw refusal(foreseen.why(), terms.amount(), foreseen::available);
        });
        return terms;
    }

    private RuntimeException refusal(Voucher refused) {
        return refusal(refused.refusal(), refused.amount(), () -> ledger.available(refused.ownerId(), MONEY));
    }

    private static ApiException refusal(Refusal why, long amount, LongSupplier available) {
        return switch (why) {
            case INSUFFICIENT_FUNDS -> Shortage.of(amount, available.getAsLong());
            case ACCOUNT_FROZEN, ACCOUNT_CLOSED -> inactiveWallet();
        };
    }

    /** The request is known by the code's hash: what is kept of it must not help anybody to guess the code. */
    ResponseEntity<FirstAnswer<PartnerAnswer<RedeemedVoucher>>> redeem(
            Caller caller, IdempotencyKey key, Redeem.Checked wanted) {
        var hash = codes.hash(wanted.code());
        var request = Map.<String, Object>of(
                "code", HexFormat.of().formatHex(hash), "amount", wanted.amount() == null ? "" : wanted.amount());
        return idempotency.begunOnce(
                key,
                request,
                () -> redeemable(caller, wanted.code(), hash),
                voucher -> begin(caller.user(), voucher, wanted),
                this::paid);
    }

    /** Nobody learns of others' codes here, whatever becomes of the redemption. */
    private UUID redeemable(Caller caller, String code, byte[] hash) {
        var voucher =
                attempts.find(caller, () -> rows.withCode(hash, MONEY).filter(_ -> VoucherCodes.isLuhnValid(code)));
        if (!ledger.isActive(caller.user())) {
            throw inactiveWallet();
        }
        return voucher.id();
    }

    /** Called in a transaction. */
    private UUID begin(UUID user, UUID id, Redeem.Checked wanted) {
        var voucher = vouchers.findLockedById(id).orElseThrow();
        var now = clock.instant();
        if (!voucher.isRedeemable(now)) {
            throw new ApiException(PartnerFailure.VOUCHER_NOT_REDEEMABLE);
        }
        var part = wanted.amount() == null ? voucher.left() : wanted.amount();
        if (part > voucher.left()) {
            throw ApiException.invalid("amount", "Only " + Rand.of(voucher.left()) + " is left on this voucher.");
        }
        return redemptions.saveAndFlush(voucher.redeem(user, part, now)).id();
    }

    private Reply<PartnerAnswer<RedeemedVoucher>> paid(UUID redemption) {
        return answers.redeemed(workflow.attempted(redemption));
    }

    /** One's own voucher by its code; another's is answered, and counted, as one that there is not. */
    VoucherRow withCode(Caller caller, String code) {
        if (!VoucherCodes.isCode(code)) {
            throw new ApiException(PartnerFailure.VOUCHER_NOT_FOUND);
        }
        var hash = codes.hash(code);
        return attempts.find(
                caller,
                () -> rows.withCode(hash, MONEY)
                        .filter(voucher -> voucher.ownerId().equals(caller.user())));
    }

    VoucherRow own(UUID user, UUID id) {
        return rows.find(id)
                .filter(voucher ->
                        voucher.environment() == MONEY && voucher.ownerId().equals(user))
                .orElseThrow(() -> new ApiException(PartnerFailure.VOUCHER_NOT_FOUND));
    }

    WalletBalance balance(UUID user) {
        return new WalletBalance(Rand.of(ledger.available(user, MONEY)), VoucherAccounts.CURRENCY);
    }

    private static ApiException inactiveWallet() {
        return new ApiException(ErrorCode.FORBIDDEN, "Your wallet is not active");
    }
}
