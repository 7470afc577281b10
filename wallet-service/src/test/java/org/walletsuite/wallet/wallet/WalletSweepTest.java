package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.wallet.testing.FreshDatabase;

/** Whose turn it is when the sweeper comes, in a database where no other sweeper is about. */
class WalletSweepTest {

    private static final Instant START = Instant.parse("2027-07-01T12:00:00Z");

    private final JdbcClient db = JdbcClient.create(FreshDatabase.create());
    private final WalletRows rows = new WalletRows(db);
    private final UUID festival = festival();

    @Test
    void comesToEachOfManyHoweverOftenTheOldestFail() {
        for (var i = 0; i < 250; i++) {
            rows.add(UUID.randomUUID(), person(), festival, START.plusMillis(i));
        }
        var taken = new HashSet<UUID>();
        for (var i = 0; i < 3; i++) {
            rows.takeUnopened(100, START.plusSeconds(1))
                    .forEach(wallet -> assertThat(taken.add(wallet.id())).isTrue());
        }
        assertThat(taken).hasSize(250);
        assertThat(rows.takeUnopened(100, START.plusSeconds(1))).isEmpty();
    }

    @Test
    void comesLessOftenToOneThatFailsButNeverGivesUp() {
        rows.add(UUID.randomUUID(), person(), festival, START);
        var now = START;
        for (var wait : new int[] {5, 10, 20, 40, 80, 160, 300, 300}) {
            assertThat(rows.takeUnopened(100, now)).hasSize(1);
            now = now.plusSeconds(wait);
            assertThat(rows.takeUnopened(100, now.minusMillis(1))).isEmpty();
        }
    }

    @Test
    void leavesOpenedOnesAlone() {
        var owner = person();
        var id = UUID.randomUUID();
        rows.add(id, owner, festival, START);
        assertThat(rows.opened(id, START)).isTrue();
        assertThat(rows.takeUnopened(100, START.plusSeconds(600))).isEmpty();
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
