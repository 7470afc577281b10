package org.walletsuite.voucher.settlement;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.PartnerEvent;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.StatementPages;
import org.walletsuite.platform.restore.EventHistory;
import org.walletsuite.platform.restore.RestoreStep;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.voucher.settlement.EverySettlementPayment.Paid;
import org.walletsuite.voucher.settlement.SettlementPaymentRows.Payment;
import org.walletsuite.voucher.voucher.Movement;
import org.walletsuite.voucher.voucher.VoucherAccounts;

/** Records partners' payments again that the ledger has. Who recorded them is lost: the operator stands for that admin. */
@Component
@Order(3)
class SettlementRestore implements RestoreStep {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementRestore.class);
    private static final int ACCOUNTS = 200;

    private final SettlementPaymentRows rows;
    private final EverySettlementPayment every;
    private final SettlementPayments payments;
    private final LedgerReads ledger;
    private final EventHistory history;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SettlementRestore(
            SettlementPaymentRows rows,
            EverySettlementPayment every,
            SettlementPayments payments,
            LedgerReads ledger,
            EventHistory history,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.every = every;
        this.payments = payments;
        this.ledger = ledger;
        this.history = history;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void restore(Instant since) {
        var partners = new HashMap<UUID, String>();
        history.read(PartnerEvent.class, PartnerEvent.TOPIC, Instant.EPOCH, event -> {
            switch (event) {
                case PartnerEvent.PartnerChanged changed -> partners.put(changed.uuid(), changed.partnerId());
            }
        });
        KeysetPages.walk(
                ACCOUNTS,
                (after, size) -> ledger.accountsOf(VoucherAccounts.PROGRAM, VoucherAccounts.SETTLEMENT, after, size),
                Account::id,
                page -> page.stream()
                        .filter(account -> !account.updatedAt().isBefore(since))
                        .forEach(account ->
                                StatementPages.walk(ledger, account.id(), lines -> restore(account, partners, lines))));
    }

    private void restore(Account account, Map<UUID, String> partners, List<Statement.Line> lines) {
        var paid = new HashMap<UUID, Statement.Line>();
        lines.forEach(line -> Movement.of(line.transfer().idempotencyKey())
                .filter(of -> of.movement() == Movement.SETTLE)
                .ifPresent(of -> paid.put(of.subject(), line)));
        paid.keySet()
                .removeAll(every.among(List.copyOf(paid.keySet())).stream()
                        .map(Paid::id)
                        .collect(toSet()));
        paid.forEach((id, line) ->
                RestoreStep.one("Payment " + id, () -> restore(id, account, partners.get(account.ownerId()), line)));
    }

    private void restore(UUID id, Account account, @Nullable String partner, Statement.Line line) {
        var reference = line.transfer().metadata().get("reference");
        if (partner == null || reference == null) {
            LOG.warn("Nobody knows whose payment {} is, and it is left to reconciliation", id);
            return;
        }
        var environment = account.asset()
                        .equals(VoucherAccounts.asset(PartnerEnvironment.UAT).code())
                ? PartnerEnvironment.UAT
                : PartnerEnvironment.PRODUCTION;
        var payment = new Payment(
                id,
                partner,
                environment,
                account.ownerId(),
                line.entry().amount(),
                reference.toString(),
                VoucherAccounts.OPERATOR,
                null,
                line.transfer().createdAt());
        transaction.executeWithoutResult(_ -> rows.add(payment, clock.instant().plus(Workflow.LEASE)));
        payments.attempt(id); // The ledger answers with the transfer of then.
    }
}
