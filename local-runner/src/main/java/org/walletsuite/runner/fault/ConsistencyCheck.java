package org.walletsuite.runner.fault;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.fixture.ConsumerLag;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient.Answer;
import org.walletsuite.runner.fixture.TopicReader;
import org.walletsuite.runner.fixture.TopicReader.Event;
import tools.jackson.databind.JsonNode;

/** Compares everything that the suite shows and stores, once it is idle, with the answers that clients received. */
final class ConsistencyCheck {

    private static final int PAGE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    /** How the ids of notification-service's listeners begin. */
    private static final String NOTIFYING = "notification-";

    private final Suite suite;
    private final FestivalFixture fixture;
    private final SuiteModel model;
    private final RetryingClient retryingClient;
    private final Discrepancies discrepancies;

    ConsistencyCheck(
            Suite suite,
            FestivalFixture fixture,
            SuiteModel model,
            RetryingClient retryingClient,
            Discrepancies discrepancies) {
        this.suite = suite;
        this.fixture = fixture;
        this.model = model;
        this.retryingClient = retryingClient;
        this.discrepancies = discrepancies;
    }

    /** The whole comparison; the side operations have the users who signed up. */
    void compare(SideOperations sideOperations) {
        var sales = model.sales();
        for (var walletModel : model.walletModels()) {
            var balance = data("/api/v1/me/wallets/" + fixture.festival, walletModel)
                    .map(wallet -> wallet.path("balance").asLong(-1));
            var shown = statement(walletModel);
            balance.ifPresent(amount -> new StatementCheck(walletModel, sales, discrepancies).compare(shown, amount));
        }
        awaitNotified();
        new WorkflowCheck(suite, discrepancies).awaitNoneLeft();
        for (var user : model.users()) {
            new UserCheck(user, model.reviews(), retryingClient, discrepancies).compare();
        }
        try {
            var others = model.users().stream()
                    .flatMap(UserModel::accounts)
                    .map(WalletModel::wallet)
                    .toList();
            var book = LedgerSnapshot.read(suite.ownerDatabaseUrl(Service.LEDGER), fixture.festival, others);
            new LedgerCheck(model, discrepancies).compare(book);
            compareEvents(book);
        } catch (SQLException e) {
            discrepancies.add("the ledger's tables can't be read: " + e.getMessage());
        }
        model.takings().forEach(this::compareSales);
        compareNewcomers(sideOperations);
        compareReviewEvents(Order.Kind.GIFT_CARD, "order");
        compareReviewEvents(Order.Kind.WITHDRAWAL, "withdrawal");
        var books = suite.verifyBooks();
        if (books.exitCode() != 0) {
            discrepancies.add("the books don't verify (" + books.exitCode() + "):\n" + books.output());
        }
    }

    /** Reconciliation compares what was consumed, and mails are unfinished work from then on. */
    private void awaitNotified() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var consumers = new ConsumerLag(suite.kafkaBootstrap())) {
            for (var lag = consumers.of(NOTIFYING); lag > 0; lag = consumers.of(NOTIFYING)) {
                if (System.nanoTime() > end) {
                    discrepancies.add("nobody was notified of the last " + lag + " events within " + PATIENCE);
                    return;
                }
                RetryingClient.sleep(A_MOMENT);
            }
        } catch (ExecutionException e) {
            discrepancies.add("the consumers' lag can't be read: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            discrepancies.add("interrupted");
        }
    }

    private List<Transaction> statement(WalletModel walletModel) {
        var all = new ArrayList<Transaction>();
        for (var page = 1; ; page++) {
            var path = "/api/v1/me/wallets/%s/transactions?page=%s&per_page=%s".formatted(fixture.festival, page, PAGE);
            var lines = data(path, walletModel).map(JsonNode::valueStream).stream()
                    .flatMap(stream -> stream)
                    .map(Transaction::of)
                    .toList();
            all.addAll(lines);
            if (lines.size() < PAGE) {
                return all;
            }
        }
    }

    private Optional<JsonNode> data(String path, WalletModel walletModel) {
        return data(path, () -> walletModel.owner().get(path));
    }

    private Optional<JsonNode> data(String path, Supplier<Answer> request) {
        var answer = retryingClient.untilAnswered(path, request);
        answer.filter(each -> each.status() != 200)
                .ifPresent(each -> discrepancies.add(path + " was answered " + each.status() + " " + each.body()));
        return answer.filter(each -> each.status() == 200)
                .map(each -> each.json().path("data"));
    }

    /** Sales are counted from the ledger's events, so they may be slightly late. */
    private void compareSales(String stand, SuiteModel.Takings answered) {
        var path = "/api/v1/stands/" + stand + "/sales";
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var shown = data(path, () -> fixture.staff.get(path)).map(ConsistencyCheck::takings);
            if (shown.filter(answered::equals).isPresent()) {
                return;
            }
            if (System.nanoTime() > end) {
                discrepancies.add(
                        "stand " + stand + " shows " + shown + ", but " + answered + " is what was confirmed");
                return;
            }
            RetryingClient.sleep(A_MOMENT);
        }
    }

    private static SuiteModel.Takings takings(JsonNode sales) {
        return new SuiteModel.Takings(
                sales.path("gross").asLong(-1),
                sales.path("refunds").asLong(-1),
                sales.path("count").asLong(-1));
    }

    private void compareEvents(LedgerSnapshot book) {
        var check = new EventCheck(book, discrepancies);
        read(
                "ledger.entries",
                event -> {
                    if (event.type().equals("ledger.entry-posted.v1")) {
                        check.consume(event.key(), event.value());
                    }
                },
                check::isComplete);
        check.end();
    }

    private void compareReviewEvents(Order.Kind kind, String subject) {
        var check = new ReviewEventCheck(kind, subject, model.reviews(), discrepancies);
        read(subject + "s", event -> check.consume(event.type(), event.value()), check::isComplete);
        check.end();
    }

    /** Every successful sign-up must have its user and its event. */
    private void compareNewcomers(SideOperations sideOperations) {
        var expected = new HashMap<>(sideOperations.newcomers());
        var missing = new TreeSet<>(expected.keySet());
        read(
                "users",
                event -> {
                    var email = event.value().path("user").path("email").asString("");
                    var answered = expected.get(email);
                    if (event.type().equals("user.registered.v1") && answered != null) {
                        missing.remove(email);
                        if (!answered.isEmpty() && !answered.equals(event.key())) {
                            discrepancies.add(email + " was confirmed to be user " + answered + ", but " + event.key()
                                    + " is registered");
                        }
                    }
                },
                missing::isEmpty);
        missing.forEach(email -> discrepancies.add("no event says that " + email + " signed up"));
    }

    private void read(String topic, Consumer<Event> each, BooleanSupplier complete) {
        if (!new TopicReader(suite.kafkaBootstrap(), topic).read(PATIENCE, each, complete)) {
            discrepancies.add("the topic " + topic + " was not complete and read to its end in " + PATIENCE);
        }
    }
}
