package org.walletsuite.runner.fault;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.trial.Api.Answer;
import org.walletsuite.runner.trial.Fairground;
import org.walletsuite.runner.trial.Topic;
import tools.jackson.databind.JsonNode;

/** Holds everything that the suite shows and keeps, once it is quiet, against what clients were told. */
final class Aftermath {

    private static final int PAGE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final Suite suite;
    private final Fairground fair;
    private final Model model;
    private final Courier courier;
    private final Findings findings;

    Aftermath(Suite suite, Fairground fair, Model model, Courier courier, Findings findings) {
        this.suite = suite;
        this.fair = fair;
        this.model = model;
        this.courier = courier;
        this.findings = findings;
    }

    /** The whole comparison; the visits know who signed up. */
    void compare(Visits visits) {
        var sales = model.sales();
        for (var purse : model.purses()) {
            var balance = data("/api/v1/me/wallets/" + fair.festival, purse)
                    .map(wallet -> wallet.path("balance").asLong(-1));
            var shown = statement(purse);
            balance.ifPresent(amount -> new StatementCheck(purse, sales, findings).compare(shown, amount));
        }
        try {
            var book = LedgerBook.read(suite.ownerDatabaseUrl(Service.LEDGER), fair.festival);
            new LedgerCheck(model, findings).compare(book);
            compareEvents(book);
        } catch (SQLException e) {
            findings.add("the ledger's tables can't be read: " + e.getMessage());
        }
        model.takings().forEach(this::compareSales);
        compareNewcomers(visits);
        var books = suite.verifyBooks();
        if (books.exitCode() != 0) {
            findings.add("the books don't verify (" + books.exitCode() + "):\n" + books.output());
        }
    }

    private List<Transaction> statement(Purse purse) {
        var all = new ArrayList<Transaction>();
        for (var page = 1; ; page++) {
            var path = "/api/v1/me/wallets/%s/transactions?page=%s&per_page=%s".formatted(fair.festival, page, PAGE);
            var lines = data(path, purse).map(JsonNode::valueStream).stream()
                    .flatMap(stream -> stream)
                    .map(Transaction::of)
                    .toList();
            all.addAll(lines);
            if (lines.size() < PAGE) {
                return all;
            }
        }
    }

    private Optional<JsonNode> data(String path, Purse purse) {
        return data(path, () -> purse.owner().get(path));
    }

    private Optional<JsonNode> data(String path, Supplier<Answer> request) {
        var answer = courier.untilAnswered(path, request);
        answer.filter(each -> each.status() != 200)
                .ifPresent(each -> findings.add(path + " was answered " + each.status() + " " + each.body()));
        return answer.filter(each -> each.status() == 200)
                .map(each -> each.json().path("data"));
    }

    /** Sales follow the ledger's events, so they may be late, but not for long. */
    private void compareSales(String stand, Model.Takings told) {
        var path = "/api/v1/stands/" + stand + "/sales";
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var shown = data(path, () -> fair.staff.get(path)).map(Aftermath::takings);
            if (shown.filter(told::equals).isPresent()) {
                return;
            }
            if (System.nanoTime() > end) {
                findings.add("stand " + stand + " shows " + shown + ", but " + told + " is what was told");
                return;
            }
            Courier.sleep(A_MOMENT);
        }
    }

    private static Model.Takings takings(JsonNode sales) {
        return new Model.Takings(
                sales.path("gross").asLong(-1),
                sales.path("refunds").asLong(-1),
                sales.path("count").asLong(-1));
    }

    private void compareEvents(LedgerBook book) {
        var check = new EventCheck(book, findings);
        new Topic(suite.kafkaBootstrap(), "ledger.entries")
                .read(
                        PATIENCE,
                        event -> {
                            if (event.type().equals("ledger.entry-posted.v1")) {
                                check.hear(event.key(), event.value());
                            }
                        },
                        check::isComplete);
        check.end();
    }

    /** Whoever was told to be signed up is a user of whom the others hear. */
    private void compareNewcomers(Visits visits) {
        var expected = new HashMap<>(visits.newcomers());
        var missing = new TreeSet<>(expected.keySet());
        new Topic(suite.kafkaBootstrap(), "users")
                .read(
                        PATIENCE,
                        event -> {
                            var email = event.value().path("user").path("email").asString("");
                            var told = expected.get(email);
                            if (event.type().equals("user.registered.v1") && told != null) {
                                missing.remove(email);
                                if (!told.isEmpty() && !told.equals(event.key())) {
                                    findings.add(email + " was told to be user " + told + ", but " + event.key()
                                            + " is registered");
                                }
                            }
                        },
                        missing::isEmpty);
        missing.forEach(email -> findings.add("no event says that " + email + " signed up"));
    }
}
