package org.walletsuite.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.ledger.writer.Books.key;
import static org.walletsuite.platform.testing.Patience.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.web.client.RestClient;
import org.walletsuite.ledger.LedgerClient;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.testing.ServiceTest;

/** The ledger's reconciliation as the platform runs it: over HTTP, and on its schedule. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class LedgerReconciliationTest {

    private final RestClient http;
    private final List<CheckpointedCheck> checks;
    private final Damage damage;
    private final Books books;
    private final Account stand;
    private final Account wallet;

    LedgerReconciliationTest(
            @LocalServerPort int port,
            List<CheckpointedCheck> checks,
            JdbcConnectionDetails database,
            Verification verification) {
        this.http = LedgerClient.http(port);
        this.checks = checks;
        this.damage = new Damage(database, verification);
        this.books = new Books(LedgerClient.create(port));
        this.stand = books.stand();
        this.wallet = books.wallet();
    }

    @Test
    void reconciliationRunsEveryCheck() {
        var outcome = reconcile();
        assertThat(outcome.lines())
                .containsExactlyElementsOf(
                        checks.stream().map(check -> "ok    " + check.text()).toList());
        assertThat(outcome.discrepancies()).isZero();
        assertThat(outcome.lines()).hasSizeGreaterThan(10).last().asString().contains(ChainCheck.TEXT);
        assertThat(http.get().uri("/actuator/prometheus").retrieve().body(String.class))
                .contains("reconciliation_discrepancies{", "reconciliation_last_run_seconds{");
    }

    @Test
    void damageBeforeTheCheckpointIsFoundByTheNextFullRunOnly() {
        books.posted(Books.move(key(), 100, stand, wallet));
        assertThat(newDiscrepancies()).isEmpty();
        damage.keep(edit("reference = 'other'"));
        try {
            assertThat(newDiscrepancies()).isEmpty();

            assertThat(reconcile().lines())
                    .anyMatch(line -> line.contains("Account " + wallet.id() + ": entry 1, its"));
        } finally {
            damage.keep(edit("reference = null"));
        }
        assertThat(reconcile().discrepancies()).isZero();
    }

    @Test
    void damageSinceTheCheckpointIsFoundByEveryHourlyRunUntilItIsRepaired() {
        books.posted(Books.move(key(), 100, stand, wallet));
        assertThat(newDiscrepancies()).isEmpty();
        books.posted(Books.move(key(), 7, stand, wallet));
        damage.keep("update entry set amount = 8 where account_id = '" + wallet.id() + "' and seq = 2");
        try {
            for (var hour = 1; hour <= 2; hour++) {
                assertThat(newDiscrepancies())
                        .contains("Account " + wallet.id() + ": entry 2 of 8 makes 107 out of 100");
                books.posted(Books.move(key(), 1, stand, wallet));
            }
        } finally {
            damage.keep("update entry set amount = 7 where account_id = '" + wallet.id() + "' and seq = 2");
        }
        assertThat(newDiscrepancies()).isEmpty();
        assertThat(reconcile().discrepancies()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update account set balance = balance + 1 where id = ':wallet'",
                "update account set status = 'FROZEN' where id = ':wallet'",
                "update account set floor = -5 where id = ':wallet'",
                "update account set held = 1 where id = ':wallet'",
                "update account set head_hash = sha256('') where id = ':wallet'",
                "update entry set hash = sha256('') where account_id = ':wallet' and seq = 2",
                "update entry set transfer_id = gen_random_uuid() where account_id = ':wallet' and seq = 2",
                "update transfer set reversed_total = 5 where id = ':transfer'",
                "update transfer set amount = 6 where id = ':transfer'",
                "update transfer set reverses = id where id = ':transfer'",
                "update transfer set position = position - 1 where id = ':transfer'",
                "update ledger_head set position = position - 1",
            })
    void eachKindOfDamageSinceTheCheckpointIsFoundByTheHourlyRun(String sql) throws SQLException {
        books.posted(Books.move(key(), 100, stand, wallet));
        var checkpoint = damage.head();
        var transfer = books.posted(Books.move(key(), 7, stand, wallet));

        var found = damage.foundSince(
                checkpoint,
                sql.replace(":wallet", wallet.id().toString())
                        .replace(":transfer", transfer.id().toString()));

        assertThat(found).isNotEmpty();
    }

    @Test
    void anHourlyRunReadsNothingBeforeItsCheckpoints() {
        books.posted(Books.move(key(), 100, stand, wallet));

        // Meanwhile holds of other tests may still expire.
        await().untilAsserted(() -> {
            assertThat(newDiscrepancies()).isEmpty();
            checks.forEach(check -> check.run(checkRun -> assertThat(
                            checkRun.stretches(check.checkpoints().of(check.text()), checkRun.head()))
                    .as(check.text())
                    .isEmpty()));
        });
    }

    private String edit(String change) {
        return "update transfer set " + change + " where id =" + " (select transfer_id from entry where account_id = '"
                + wallet.id() + "' and seq = 1)";
    }

    private List<String> newDiscrepancies() {
        var discrepancies = new ArrayList<String>();
        checks.forEach(check -> check.checkNew(discrepancies::add));
        return discrepancies;
    }

    private Outcome reconcile() {
        return Objects.requireNonNull(http.post()
                .uri("/internal/reconciliation")
                .retrieve()
                .toEntity(Outcome.class)
                .getBody());
    }

    record Outcome(long discrepancies, List<String> lines) {}
}
