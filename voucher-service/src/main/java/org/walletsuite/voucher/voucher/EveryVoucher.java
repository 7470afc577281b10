package org.walletsuite.voucher.voucher;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** All vouchers with what must be in the ledger for each, for reconciliation. */
@Component
public class EveryVoucher {

    private static final String STATE = "select id, environment, owner_id, source_id, source_purpose, amount, redeemed,"
            + " reserved, returned, redemption_count, status, becoming, version, array(select customer.id"
            + " from voucher_claim customer where user_id = owner_id) as former_owners from voucher";

    private final JdbcClient db;

    EveryVoucher(ReconciliationDatabase database) {
        this.db = database.client();
    }

    /**
     * A voucher, as far as the ledger has to know of it.
     *
     * @param sources the accounts one of which paid for it
     * @param owners the accounts one of which gets back what nobody redeems: also those of customers whose vouchers were
     *     handed over to the owner
     * @param amount in cents
     * @param balance what the ledger has of it, in cents
     * @param entries how many the ledger's account has, while nothing is under way
     * @param moved what is in the ledger once and for all
     * @param mayHaveMoved what may be in the ledger besides: where something is under way, or came late
     * @param isSettled whether nothing is under way
     * @param version another one where the voucher has changed
     */
    public record State(
            UUID id,
            PartnerEnvironment environment,
            Set<UUID> sources,
            Set<UUID> owners,
            long amount,
            long balance,
            long entries,
            Set<Movement> moved,
            Set<Movement> mayHaveMoved,
            boolean isSettled,
            long version) {

        /** Whether the ledger may have moved this for the voucher. */
        public boolean allows(Movement movement) {
            return moved.contains(movement) || mayHaveMoved.contains(movement);
        }
    }

    /** The next vouchers after this one, ascending by id. */
    public List<State> page(@Nullable UUID after, int size) {
        return db.sql(STATE + " where id > ? order by id limit ?")
                .param(after == null ? KeysetPages.BEFORE_ALL : after)
                .param(size)
                .query((row, _) -> state(row))
                .list();
    }

    /** Those of these that there are. */
    public List<State> among(List<UUID> ids) {
        return db.sql(STATE + " where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, _) -> state(row))
                .list();
    }

    /**
     * A redemption.
     *
     * @param amount in cents
     */
    public record Redeemed(UUID id, UUID voucher, UUID redeemer, PartnerEnvironment environment, long amount) {

        /** The accounts one of which was paid. */
        public Set<UUID> accounts() {
            return EveryVoucher.accounts(Stream.of(redeemer), environment);
        }
    }

    /** Those of these redemptions that there are. */
    public List<Redeemed> redemptions(List<UUID> ids) {
        return db.sql("select redemption.*, environment from voucher_redemption redemption"
                        + " join voucher on voucher.id = voucher_id where redemption.id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, _) -> new Redeemed(
                        id(row, "id"),
                        id(row, "voucher_id"),
                        id(row, "redeemer_id"),
                        PartnerEnvironment.valueOf(row.getString("environment")),
                        row.getLong("amount")))
                .list();
    }

    /** Vouchers whose rows don't agree with their redemptions', with what is wrong. */
    public List<String> inconsistent() {
        return db.sql("""
                        select 'Voucher ' || voucher.id || ' says that ' || redeemed || ' was redeemed and ' || reserved
                            || ' is under way, but its redemptions say ' || paid || ' and ' || paying
                        from voucher cross join lateral (
                            select coalesce(sum(amount) filter (where status = 'PAID'), 0) as paid,
                                coalesce(sum(amount) filter (where status = 'PAYING'), 0) as paying
                            from voucher_redemption where voucher_id = voucher.id) redemptions
                        where redeemed <> paid or reserved <> paying
                        order by voucher.id limit 1000""")
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /**
     * All vouchers of an environment together, in cents.
     *
     * @param version grows with each change of one of them
     * @param isSettled whether nothing is under way
     */
    public record Sums(
            long issued,
            long outstanding,
            long redeemed,
            long cancelled,
            long expired,
            long version,
            boolean isSettled) {}

    public Sums sums(PartnerEnvironment environment) {
        return db.sql("""
                        select coalesce(sum(amount) filter (where shown), 0) as issued,
                            coalesce(sum(amount - redeemed) filter (where status = 'ACTIVE'), 0) as outstanding,
                            coalesce(sum(redeemed), 0) as redeemed,
                            coalesce(sum(returned) filter (where status = 'CANCELLED'), 0) as cancelled,
                            coalesce(sum(returned) filter (where status = 'EXPIRED'), 0) as expired,
                            coalesce(sum(version), 0) + count(*) as version,
                            not coalesce(bool_or(becoming is not null or reserved > 0
                                or (status = 'REFUSED' and next_attempt_at is not null)), false) as settled
                        from voucher cross join lateral (
                            select status in ('ACTIVE', 'REDEEMED', 'CANCELLED', 'EXPIRED') as shown) one
                        where environment = ?""")
                .param(environment.name())
                .query((row, _) -> new Sums(
                        row.getLong("issued"),
                        row.getLong("outstanding"),
                        row.getLong("redeemed"),
                        row.getLong("cancelled"),
                        row.getLong("expired"),
                        row.getLong("version"),
                        row.getBoolean("settled")))
                .single();
    }

    private static State state(ResultSet row) throws SQLException {
        var status = VoucherStatus.valueOf(row.getString("status"));
        var becoming = row.getString("becoming");
        var environment = PartnerEnvironment.valueOf(row.getString("environment"));
        var owners = accounts(owners(row), environment);
        return new State(
                id(row, "id"),
                environment,
                row.getString("source_purpose").equals(VoucherAccounts.WALLET) ? owners : Set.of(id(row, "source_id")),
                owners,
                row.getLong("amount"),
                status.isShown() ? row.getLong("amount") - row.getLong("redeemed") - row.getLong("returned") : 0,
                moved(status).size() + row.getLong("redemption_count"),
                moved(status),
                mayHaveMoved(status, becoming == null ? null : VoucherStatus.valueOf(becoming)),
                becoming == null && row.getLong("reserved") == 0 && status != VoucherStatus.REFUSED,
                row.getLong("version"));
    }

    private static Stream<UUID> owners(ResultSet row) throws SQLException {
        return Stream.concat(Stream.of(id(row, "owner_id")), Stream.of((UUID[])
                row.getArray("former_owners").getArray()));
    }

    /** Their wallets, and where money goes that a closed one can't take. */
    private static Set<UUID> accounts(Stream<UUID> owners, PartnerEnvironment environment) {
        var asset = VoucherAccounts.asset(environment).code();
        return owners.flatMap(owner -> Stream.of(
                        VoucherAccounts.wallet(owner, environment),
                        Account.unappliedId(owner, VoucherAccounts.PROGRAM, asset)))
                .collect(toUnmodifiableSet());
    }

    private static Set<Movement> moved(VoucherStatus status) {
        return switch (status) {
            case ISSUING, REFUSED -> Set.of();
            case ACTIVE, REDEEMED -> Set.of(Movement.ISSUE);
            case CANCELLED -> Set.of(Movement.ISSUE, Movement.CANCEL);
            case EXPIRED -> Set.of(Movement.ISSUE, Movement.EXPIRE);
        };
    }

    private static Set<Movement> mayHaveMoved(VoucherStatus status, @Nullable VoucherStatus becoming) {
        if (status == VoucherStatus.REFUSED) {
            return Set.of(Movement.ISSUE, Movement.UNDO);
        }
        return switch (becoming) {
            case null -> Set.of();
            case ACTIVE -> Set.of(Movement.ISSUE);
            case CANCELLED -> Set.of(Movement.CANCEL);
            case EXPIRED -> Set.of(Movement.EXPIRE);
            case ISSUING, REFUSED, REDEEMED -> Set.of();
        };
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }
}
