package org.walletsuite.voucher.voucher;

import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.FloorChange.Reason;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PartnerFailure;

/**
 * Partners' settlement accounts, each with its credit limit as the ledger's floor. The ledger is told when a partner's terms
 * have changed since the last issue; of two replicas one of which knows older terms the newer ones win.
 */
@Component
class Settlements {

    /** How often the ledger is told again because somebody else told it something newer meanwhile. */
    private static final int ATTEMPTS = 5;

    private final JdbcClient db;
    private final Ledger ledger;

    Settlements(JdbcClient db, Ledger ledger) {
        this.db = db;
        this.ledger = ledger;
    }

    /**
     * What the ledger was told last.
     *
     * @param floor in cents; null for no limit
     */
    private record Told(long version, @Nullable Long floor) {}

    /** The account that pays for a partner's vouchers, opened and limited; throws where it is below a new limit already. */
    Terms.Source of(PartnerChanged partner, PartnerEnvironment environment, @Nullable Long creditLimit) {
        var account = VoucherAccounts.id(partner.uuid(), VoucherAccounts.SETTLEMENT, environment);
        var told = find(account);
        if (told.isEmpty()) {
            open(account, partner.uuid(), environment);
        }
        if (told.filter(known -> known.version() >= partner.version()).isEmpty()) {
            var floor = creditLimit == null ? null : (Long) Math.negateExact(creditLimit);
            limit(account, partner, environment, new Told(partner.version(), floor));
        }
        return new Terms.Source(account, VoucherAccounts.SETTLEMENT);
    }

    /** Always opened without a limit: who opens it anew after a crash must say the same. */
    private void open(UUID account, UUID owner, PartnerEnvironment environment) {
        ledger.name(VoucherAccounts.asset(environment)).orThrow();
        ledger.open(account, VoucherAccounts.limitless(owner, VoucherAccounts.SETTLEMENT, environment))
                .orThrow();
    }

    private void limit(UUID account, PartnerChanged partner, PartnerEnvironment environment, Told wanted) {
        var telling = wanted;
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            tell(account, telling.floor());
            if (keep(account, partner.partnerId(), environment, telling)) {
                return;
            }
            telling = find(account).orElse(wanted);
        }
        // Whoever comes next begins anew; nothing is issued under a limit that may be another one in the ledger.
        throw ApiException.unavailable("The partner's terms are changing, please try again", null);
    }

    /** Where the account is below the limit already, nothing more can be issued, and it stays as it is until it is not. */
    private void tell(UUID account, @Nullable Long floor) {
        switch (ledger.changeFloor(account, new FloorChange.Request(floor, VoucherAccounts.SETTLEMENT))) {
            case FloorChange.Changed _ -> {}
            case FloorChange.Refused(var why)
            when why == Reason.IN_USE -> throw new ApiException(PartnerFailure.PARTNER_CREDIT_EXCEEDED);
            case FloorChange.Refused(var why)
            when why == Reason.ACCOUNT_CLOSED -> throw new ApiException(PartnerFailure.PARTNER_INACTIVE);
            case FloorChange.Refused(var why) ->
                throw new IllegalStateException("The ledger says " + why + " to the limit of account " + account);
        }
    }

    private Optional<Told> find(UUID account) {
        return db.sql("select version, floor from voucher_settlement where account_id = ?")
                .param(account)
                .query((row, _) -> new Told(row.getLong("version"), (Long) row.getObject("floor")))
                .optional();
    }

    /** False where the ledger was told something newer, which has to be told it again. */
    private boolean keep(UUID account, String partner, PartnerEnvironment environment, Told told) {
        return db.sql("""
                                insert into voucher_settlement as known (account_id, partner_id, environment, version, floor)
                                values (:account, :partner, :environment, :version, :floor)
                                on conflict (account_id) do update set version = excluded.version, floor = excluded.floor
                                where known.version <= excluded.version""")
                        .param("account", account)
                        .param("partner", partner)
                        .param("environment", environment.name())
                        .param("version", told.version())
                        .param("floor", told.floor(), Types.BIGINT)
                        .update()
                == 1;
    }
}
