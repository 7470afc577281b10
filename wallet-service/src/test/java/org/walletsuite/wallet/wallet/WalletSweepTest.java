package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.UnreliableLedger;
import org.walletsuite.wallet.testing.FreshDatabase;

/** Whose turn it is when the sweeper comes, in a database where no other sweeper is about. */
class WalletSweepTest {

    private final MovableClock clock = new MovableClock();
    private final LedgerModel books = new LedgerModel(clock);
    private final UnreliableLedger ledger = new UnreliableLedger(books);
    private final JdbcClient db = JdbcClient.create(FreshDatabase.create());
    private final WalletRows rows = new WalletRows(db);
    private final WalletLedger wallets = new WalletLedger(rows, ledger.commands(), clock);

    @Test
    void comesToEachOfManyHoweverManyOfTheOldestFail() {
        var unknown = festival();
        for (var i = 0; i < 150; i++) {
            add(unknown);
        }
        var last = add(known(festival()));
        clock.putForward(WalletLedger.OPENING);
        wallets.sweep();
        assertThat(rows.opened(last)).isEmpty();
        wallets.sweep();
        assertThat(rows.opened(last)).isPresent();
    }

    @Test
    void comesLessOftenToOneThatFailsButNeverGivesUp() {
        var wallet = add(festival());
        var now = clock.instant().plus(WalletLedger.OPENING);
        for (var wait : new int[] {5, 10, 20, 40, 80, 160, 300, 300}) {
            assertThat(rows.takeUnopened(now, now.plusSeconds(60))).isPresent();
            rows.putOff(wallet, now, Duration.ofSeconds(5), Duration.ofMinutes(5));
            now = now.plusSeconds(wait);
            assertThat(rows.takeUnopened(now.minusMillis(1), now)).isEmpty();
        }
    }

    @Test
    void comesToEverybodySoonAfterAnOutageHoweverLong() {
        var festival = known(festival());
        for (var i = 0; i < 20; i++) {
            add(festival);
        }
        clock.putForward(WalletLedger.OPENING);
        ledger.goAway();
        for (var i = 0; i < 60; i++) {
            wallets.sweep();
            clock.putForward(Duration.ofSeconds(5));
        }
        ledger.recover();
        wallets.sweep();
        assertThat(db.sql("select count(*) from wallet where opened_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void endsAtTheFirstWalletThatTheLedgerIsAwayFor() {
        var festival = known(festival());
        for (var i = 0; i < 20; i++) {
            add(festival);
        }
        clock.putForward(WalletLedger.OPENING);
        ledger.goAway();
        wallets.sweep();
        assertThat(db.sql("select count(*) from wallet where sweeps > 0")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void comesNotBeforeTheRequestThatIntendsAWalletMustBeOver() {
        var wallet = add(known(festival()));
        wallets.sweep();
        assertThat(rows.opened(wallet)).isEmpty();
        clock.putForward(WalletLedger.OPENING);
        wallets.sweep();
        assertThat(rows.opened(wallet)).isPresent();
        assertThat(rows.takeUnopened(clock.instant().plusSeconds(600), clock.instant()))
                .isEmpty();
    }

    private UUID add(UUID festival) {
        var id = Ids.next();
        var now = clock.instant();
        rows.add(id, person(), festival, now, now.plus(WalletLedger.OPENING));
        return id;
    }

    /** Where the ledger knows no token no wallet can be opened. */
    private UUID known(UUID festival) {
        var asset = Festival.assetCode(festival);
        books.putAsset(asset, new Asset(asset, 2, "Jetons"));
        return festival;
    }

    private UUID person() {
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
                        + " cash_in_account, card_in_account, created_at, updated_at, opened_at, ledger_name, sweep_at)"
                        + " values (:id, 'Sounds', '2027-07-01', '2027-07-03', 'UTC', 'Jetons', 1, 'ACTIVE',"
                        + " gen_random_uuid(), gen_random_uuid(), now(), now(), now(), 'Jetons', now())")
                .param("id", id)
                .update();
        return id;
    }
}
