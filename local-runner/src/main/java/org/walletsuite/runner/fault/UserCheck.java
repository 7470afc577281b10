package org.walletsuite.runner.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Compares what a user is shown of the main wallet, gift cards and withdrawals with the clients' answers. */
final class UserCheck {

    private static final int PAGE = 100;

    private final UserModel user;
    private final List<ReviewModel> reviews;
    private final RetryingClient retryingClient;
    private final Discrepancies discrepancies;

    UserCheck(UserModel user, List<ReviewModel> reviews, RetryingClient retryingClient, Discrepancies discrepancies) {
        this.user = user;
        this.reviews =
                reviews.stream().filter(review -> review.user().equals(user)).toList();
        this.retryingClient = retryingClient;
        this.discrepancies = discrepancies;
    }

    void compare() {
        shown("/api/v1/wallet/balance").ifPresent(answer -> {
            var balance = Decimals.minor(answer.path("data").path("balance"));
            new StatementCheck(user.main(), Map.of(), discrepancies).compare(history(), balance);
        });
        shown("/withdrawal/balance/").ifPresent(this::compareGiftCardBalances);
        compareReviews(Order.Kind.GIFT_CARD, "/account/transactions/");
        compareReviews(Order.Kind.WITHDRAWAL, "/withdrawal/requests/");
    }

    private List<Transaction> history() {
        var wallet = user.main().wallet();
        return pages(
                        "/api/v1/wallet/transactions?size=" + PAGE + "&page=",
                        0,
                        answer -> answer.path("data").path("content"))
                .stream()
                .map(line -> Transaction.ofMainWallet(wallet, line))
                .toList();
    }

    private void compareGiftCardBalances(JsonNode shown) {
        var locked = reviews.stream()
                .filter(review -> review.kind() == Order.Kind.WITHDRAWAL && review.isOpen())
                .mapToLong(ReviewModel::amount)
                .sum();
        compare(shown, "pending_balance", user.pending().confirmedBalance());
        compare(shown, "withdrawable_balance", user.available().confirmedBalance() + locked);
        compare(shown, "locked_balance", locked);
    }

    private void compare(JsonNode shown, String field, long confirmed) {
        if (Decimals.minor(shown.path(field)) != confirmed) {
            discrepancies.add("%s of %s is shown as %s, but %s is what was confirmed"
                    .formatted(field, user.pending().wallet(), shown.path(field), Decimals.text(confirmed)));
        }
    }

    /** Each is listed once, with the status of its only decision, and nothing else is. */
    private void compareReviews(Order.Kind kind, String path) {
        var missing = reviews.stream()
                .filter(review -> review.kind() == kind)
                .collect(Collectors.toMap(ReviewModel::number, review -> review, (first, _) -> first, TreeMap::new));
        for (var line : pages(path + "?page_size=" + PAGE + "&page=", 1, answer -> answer)) {
            var review = missing.remove(line.path("id").asLong(0));
            if (review == null) {
                discrepancies.add(path + " lists what was confirmed to nobody, or lists it twice: " + line);
            } else if (!line.path("status").asString("").equals(review.status())
                    || Decimals.minor(line.path("amount")) != review.amount()) {
                discrepancies.add(review + " is listed as " + line + ", but " + review.status() + " was confirmed");
            }
        }
        missing.values().forEach(review -> discrepancies.add(path + " doesn't list what was confirmed: " + review));
    }

    private List<JsonNode> pages(String path, int first, UnaryOperator<JsonNode> lines) {
        var all = new ArrayList<JsonNode>();
        for (var page = first; ; page++) {
            var found = shown(path + page).map(lines).stream()
                    .flatMap(JsonNode::valueStream)
                    .toList();
            all.addAll(found);
            if (found.size() < PAGE) {
                return all;
            }
        }
    }

    private Optional<JsonNode> shown(String path) {
        var answer = retryingClient.untilAnswered(path, () -> user.owner().get(path));
        answer.filter(each -> each.status() != 200)
                .ifPresent(each -> discrepancies.add(path + " was answered " + each.status() + " " + each.body()));
        return answer.filter(each -> each.status() == 200).map(each -> each.json());
    }
}
