package org.walletsuite.platform.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.walletsuite.platform.reconciliation.PastReconciliation.CheckOutcome;

/** Reconciliations that operators request, and what they see of them. */
class RequestedReconciliationTest extends ReconciliationFixture {

    RequestedReconciliationTest(JdbcClient db, JdbcConnectionDetails details, SQLExceptionTranslator translator) {
        super(db, details, translator);
    }

    @Test
    void aRequestedRunCoversEverythingAndIsSharedByThoseWhoRequestedItMeanwhile() {
        var reconciliations = new Reconciliations(db, one, clock);
        check.discrepancies = 1;
        check.during = () -> {
            check.during = () -> {};
            clock.putForward(Duration.ofSeconds(1));
            reconciliations.request("grace");
            reconciliations.request("ada");
        };

        reconciliations.request("ada");

        await().until(() -> reconciliations.last().size() == 2);
        assertThat(check.runs).containsExactly(Extent.ALL, Extent.ALL);
        assertThat(reconciliations.isRequested()).isFalse();
        assertThat(reconciliations.newest().orElseThrow().checks())
                .containsExactly(new CheckOutcome("Everything is fine", 1, List.of("Something is not")));
        assertThat(db.sql("select requested_by from reconciliation_request order by requested_at")
                        .query(String.class)
                        .list())
                .containsExactly("ada", "grace", "ada");
    }

    /** Its process took it and died before it began. */
    @Test
    void aRequestedRunIsDoneByTheNextReplicaThatLooks() {
        new ReconciliationHistory(db).request(clock.instant(), "ada");
        clock.putForward(Duration.ofSeconds(1));

        lookAround();
        lookAround();

        assertThat(check.runs).containsExactly(Extent.ALL);
    }

    @Test
    void aRequestedRunThatFailsSaysWhyAndIsNotRetriedByItself() {
        var reconciliations = new Reconciliations(db, one, clock);
        check.during = () -> {
            throw new IllegalStateException("A service is\nunavailable");
        };

        reconciliations.request("ada");

        await().until(() -> !reconciliations.last().isEmpty());
        lookAround();
        assertThat(check.runs).containsExactly(Extent.ALL);
        assertThat(reconciliations.isRequested()).isFalse();
        assertThat(reconciliations.newest().orElseThrow().discrepancies()).isNull();
        assertThat(reconciliations.newest().orElseThrow().error())
                .isEqualTo("java.lang.IllegalStateException: A service is unavailable");
    }

    @Test
    void theLastTenRunsOfEachExtentAreKept() {
        var history = new ReconciliationHistory(db);
        for (var run = 0; run < 12; run++) {
            one.reconcile();
        }
        clock.putForward(EVERY);
        lookAround();

        assertThat(history.last())
                .hasSize(11)
                .first()
                .extracting(PastReconciliation::extent)
                .isEqualTo(Extent.NEW);
    }

    @Test
    void nobodyChangesWhoRequestedAReconciliation() {
        new ReconciliationHistory(db).request(clock.instant(), "ada");

        for (var change : List.of(
                "update reconciliation_request set requested_by = 'grace'", "delete from reconciliation_request")) {
            assertThatThrownBy(() -> db.sql(change).update()).rootCause().hasMessageContaining("permission denied");
        }
    }
}
