package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.UnreliableLedger;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.platform.workflow.Workflows;
import org.walletsuite.wallet.testing.FreshDatabase;

/** How the worker finishes wallets that were left unfinished, in a database where no other worker runs. */
class WalletSweepTest {

    private final MovableClock clock = new MovableClock();
    private final LedgerModel books = new LedgerModel(clock);
    private final UnreliableLedger ledger = new UnreliableLedger(books);
    private final JdbcClient db = JdbcClient.create(FreshDatabase.create());
    private final WalletRows rows = new WalletRows(db);
    private final Workflows worker =
            new Workflows(List.of(new WalletLedger(rows, ledger.commands(), clock)), db, clock, Duration.ofHours(1));

    @Test
    void reachesEveryWalletHoweverManyOfTheOldestFail() {
        var unknown = festival();
        for (var i = 0; i < 150; i++) {
            add(unknown);
        }
        var last = add(known(festival()));
        clock.putForward(Workflow.LEASE);
        work();
        assertThat(rows.opened(last)).isPresent();
    }

    @Test
    void finishesAllSoonAfterAnOutageHoweverLong() {
        var festival = known(festival());
        for (var i = 0; i < 20; i++) {
            add(festival);
        }
        clock.putForward(Workflow.LEASE);
        ledger.becomeUnavailable();
        for (var i = 0; i < 60; i++) {
            work();
            clock.putForward(Duration.ofSeconds(5));
        }
        ledger.recover();
        work();
        assertThat(db.sql("select count(*) from wallet where opened_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void leavesAWalletToItsRequestUntilTheLeaseEnds() {
        var wallet = add(known(festival()));
        work();
        assertThat(rows.opened(wallet)).isEmpty();
        clock.putForward(Workflow.LEASE);
        work();
        assertThat(rows.opened(wallet)).isPresent();
        assertThat(rows.unopened(wallet)).isEmpty();
    }

    @Test
    void findsWalletsThatAnOlderVersionLeftUnfinished() {
        var finished = UUID.randomUUID();
        var unfinished = UUID.randomUUID();
        var migrated = JdbcClient.create(FreshDatabase.migrated(
                "18",
                old -> old.sql("""
                        insert into person (id, email, password_hash, created_at)
                            values (:finished, 'a@example.com', '', now()), (:unfinished, 'b@example.com', '', now());
                        insert into festival (id, name, start_date, end_date, timezone, currency_name, exchange_rate,
                                status, cash_in_account, card_in_account, created_at, updated_at, opened_at, ledger_name,
                                sweep_at)
                            select id, 'Sounds', '2027-07-01', '2027-07-03', 'UTC', 'Jetons', 1, 'ACTIVE', id, id, now(),
                                now(), now(), case id when :finished then 'Jetons' else 'Beads' end, now()
                            from person;
                        insert into wallet (id, person_id, festival_id, created_at, opened_at, sweep_at, sweeps)
                            select id, id, id, now(), case id when :finished then now() end, now(), 3 from person;
                        """)
                        .param("finished", finished)
                        .param("unfinished", unfinished)
                        .update()));

        for (var table : List.of("wallet", "festival")) {
            assertThat(migrated.sql("select id from " + table + " where next_attempt_at <= now()")
                            .query((row, _) -> row.getObject("id", UUID.class))
                            .list())
                    .containsExactly(unfinished);
        }
    }

    private void work() {
        worker.runDue("wallet");
    }

    private UUID add(UUID festival) {
        var id = Ids.next();
        var now = clock.instant();
        rows.add(id, user(), festival, now, now.plus(Workflow.LEASE));
        return id;
    }

    /** Puts the festival's token into the ledger, without which no wallet can be opened. */
    private UUID known(UUID festival) {
        var asset = Festival.assetCode(festival);
        books.putAsset(asset, new Asset(asset, 2, "Jetons"));
        return festival;
    }

    private UUID user() {
        var id = UUID.randomUUID();
        db.sql("insert into person (id, email, password_hash, created_at) values (:id, :email, '', now())")
                .param("id", id)
                .param("email", id + "@example.com")
                .update();
        return id;
    }

    private UUID festival() {
        var id = UUID.randomUUID();
        db.sql("insert into festival (id, name, start_date, end_date, timezone, currency_name, exchange_rate, status,"
                        + " cash_in_account, card_in_account, created_at, updated_at, opened_at)"
                        + " values (:id, 'Sounds', '2027-07-01', '2027-07-03', 'UTC', 'Jetons', 1, 'ACTIVE',"
                        + " gen_random_uuid(), gen_random_uuid(), now(), now(), now())")
                .param("id", id)
                .update();
        return id;
    }
}
