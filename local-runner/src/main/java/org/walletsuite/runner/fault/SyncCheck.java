package org.walletsuite.runner.fault;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.fixture.ConsumerLag;
import org.walletsuite.runner.fixture.SyncPartner;
import tools.jackson.databind.JsonNode;

/** Compares the users here with those of the system that they are kept in step with, once both are idle. */
final class SyncCheck {

    /** A claim of a process that was killed lasts for a minute, and pauses after failures grow. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private static final String LISTENER = "sync-users";

    private static final List<String> NONE_OF =
            List.of("missing_here", "missing_there", "other_reference", "other_data");

    private final Suite suite;
    private final SyncOperations operations;
    private final RetryingClient retryingClient;
    private final Discrepancies discrepancies;

    SyncCheck(Suite suite, SyncOperations operations, RetryingClient retryingClient, Discrepancies discrepancies) {
        this.suite = suite;
        this.operations = operations;
        this.retryingClient = retryingClient;
        this.discrepancies = discrepancies;
    }

    void compare() {
        operations.partner().midan().recover();
        awaitEnd("import");
        operations.startImport(); // One that runs may have passed by those who came last.
        awaitEnd("import").ifPresent(this::compareImport);
        await("users on their way to or from the other system", this::isIdle);
        operations.startReconciliation();
        awaitEnd("reconciliation").ifPresent(shown -> compareReferences(shown.path("report")));
        try {
            compareStored();
        } catch (SQLException e) {
            discrepancies.add("the users' tables can't be read: " + e.getMessage());
        }
    }

    private void compareImport(JsonNode shown) {
        var users = operations.partner().users().all().size();
        if (!shown.path("status").asString("").equals("done")
                || shown.path("processed").asLong(-1) != users
                || shown.path("failed").asLong(-1) != 0) {
            discrepancies.add("the import of " + users + " users ended as " + shown);
        }
    }

    private void compareReferences(JsonNode report) {
        var users = operations.partner().users().all().size();
        if (report.path("theirs").asLong(-1) != users
                || report.path("references").asLong(-1) != users) {
            discrepancies.add("of " + users + " users the reconciliation says " + report);
        }
        NONE_OF.stream()
                .filter(kind -> report.path(kind).path("count").asLong(-1) != 0)
                .forEach(kind -> discrepancies.add("the reconciliation found " + kind + ": " + report.path(kind)));
    }

    /** Each of theirs has one user here, and nobody else came from there. */
    private void compareStored() throws SQLException {
        var users = operations.partner().users().all().stream()
                .filter(user -> String.valueOf(user.email()).startsWith(operations.name() + "-"))
                .count();
        var created = number(
                Service.WALLET,
                "select count(*) from person where origin = 'midan' and email like '" + operations.name() + "-%'");
        var linked = number(
                Service.WALLET,
                "select count(distinct person_id) from synced_user s join person p on p.id = s.person_id"
                        + " where s.system = 'midan' and p.email like '" + operations.name() + "-%'");
        if (created != users || linked != users) {
            discrepancies.add(
                    users + " users of the other system are " + created + " users here, " + linked + " of them linked");
        }
    }

    /** How it has ended; empty where there was none. */
    private Optional<JsonNode> awaitEnd(String what) {
        var path = SyncPartner.ADMIN + "/" + what;
        await(
                "the " + what,
                () -> shown(path)
                        .filter(each -> each.path("status").asString("").equals("running"))
                        .isEmpty());
        return shown(path);
    }

    private Optional<JsonNode> shown(String path) {
        return retryingClient
                .untilAnswered(path, () -> operations.admin().get(path))
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.json());
    }

    private boolean isIdle() {
        try (var consumers = new ConsumerLag(suite.kafkaBootstrap())) {
            return consumers.of(LISTENER)
                            + number(
                                    Service.PARTNERSYNC,
                                    "select (select count(*) from sync_outgoing where status = 'WAITING')"
                                            + " + (select count(*) from sync_reference where next_attempt_at is not null)")
                    == 0;
        } catch (SQLException | ExecutionException e) {
            discrepancies.add("what waits of user sync can't be read: " + e.getMessage());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void await(String what, BooleanSupplier done) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                discrepancies.add(what + ": no end within " + PATIENCE);
                return;
            }
            RetryingClient.sleep(A_MOMENT);
        }
    }

    private long number(Service service, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.ownerDatabaseUrl(service));
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
