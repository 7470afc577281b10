package org.walletsuite.voucher.settlement;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.voucher.settlement.SettlementPaymentRows.Payment;
import org.walletsuite.voucher.voucher.Movement;
import org.walletsuite.voucher.voucher.Settlements;
import org.walletsuite.voucher.voucher.VoucherAccounts;

/**
 * Records what partners have paid of what they owe: the intent, then the ledger moves it from the operator's account to the
 * partner's. A payment is known by its reference, so that two admins with the same statement of a bank record it once.
 */
@Service
class SettlementPayments implements Workflow {

    private final SettlementPaymentRows rows;
    private final Settlements settlements;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SettlementPayments(
            SettlementPaymentRows rows,
            Settlements settlements,
            Ledger ledger,
            Idempotency idempotency,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.settlements = settlements;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.clock = clock;
    }

    ResponseEntity<FirstAnswer<PartnerAnswer<Settlement>>> add(
            UUID admin,
            PartnerChanged partner,
            PartnerEnvironment environment,
            IdempotencyKey key,
            NewSettlement.Checked wanted) {
        var request = Map.<String, Object>of(
                "partner",
                partner.partnerId(),
                "environment",
                environment.code(),
                "amount",
                wanted.amount(),
                "reference",
                wanted.reference());
        return idempotency.begunOnce(key, request, () -> begin(admin, partner, environment, wanted), this::credited);
    }

    /** Called in a transaction. */
    private UUID begin(
            UUID admin, PartnerChanged partner, PartnerEnvironment environment, NewSettlement.Checked wanted) {
        var now = clock.instant();
        var payment = new Payment(
                Ids.next(),
                partner.partnerId(),
                environment,
                partner.uuid(),
                wanted.amount(),
                wanted.reference(),
                admin,
                null,
                now);
        if (!rows.add(payment, now.plus(LEASE))) {
            throw new ApiException(ErrorCode.CONFLICT, "A payment of this partner with this reference is on record");
        }
        return payment.id();
    }

    private Reply<PartnerAnswer<Settlement>> credited(UUID id) {
        attempt(id);
        return answer(rows.find(id));
    }

    @Override
    public String kind() {
        return "settlement-payment";
    }

    @Override
    public String table() {
        return "settlement_payment";
    }

    /** May run twice, also at once: the key makes the ledger post once, and the row takes the first outcome. */
    @Override
    public void attempt(UUID id) {
        var payment = rows.find(id);
        if (payment.transaction() == null) {
            var transfer = post(payment);
            transaction.executeWithoutResult(_ -> {
                if (rows.markCredited(id, transfer.id())) {
                    idempotency.answer(id, answer(rows.find(id)));
                }
            });
        }
    }

    /**
     * To an account that may not be open yet, where a partner pays in advance. What is paid is owed to the partner, whatever
     * becomes of the account.
     */
    private Transfer post(Payment payment) {
        var account = settlements.open(payment.owner(), payment.environment());
        var command = new Post(
                Movement.SETTLE.key(payment.id()),
                Movement.SETTLE.kind(),
                List.of(
                        new Leg(funding(payment.environment()), -payment.amount(), VoucherAccounts.FUNDING),
                        new Leg(account, payment.amount(), VoucherAccounts.SETTLEMENT, true)),
                null,
                Map.of("reference", payment.reference()));
        return switch (ledger.post(command)) {
            case Posted(var transfer) -> transfer;
            case Replayed(var transfer) -> transfer;
            case Rejected(var why, var _) ->
                throw new IllegalStateException("The ledger says " + why + " to " + command.idempotencyKey());
        };
    }

    private UUID funding(PartnerEnvironment environment) {
        var id = VoucherAccounts.id(VoucherAccounts.OPERATOR, VoucherAccounts.FUNDING, environment);
        var account = VoucherAccounts.limitless(VoucherAccounts.OPERATOR, VoucherAccounts.FUNDING, environment);
        ledger.open(id, account).orThrow();
        return id;
    }

    private static Reply<PartnerAnswer<Settlement>> answer(Payment payment) {
        var settlement = Settlement.of(payment, Objects.requireNonNull(payment.transaction()));
        return Reply.created(PartnerAnswer.of("Settlement recorded", settlement, payment.createdAt()));
    }
}
