package org.walletsuite.runner.fault;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Compares the events of gift cards or withdrawals with the clients' answers: each at least once, the first copies in order. */
final class ReviewEventCheck {

    private final String subject;
    private final Map<Long, ReviewModel> reviews;
    private final Discrepancies discrepancies;
    private final Map<Long, Set<String>> seen = new HashMap<>();

    /** Of the gift cards or withdrawals among these, whose events call them this. */
    ReviewEventCheck(Order.Kind kind, String subject, List<ReviewModel> reviews, Discrepancies discrepancies) {
        this.subject = subject;
        this.reviews = reviews.stream()
                .filter(review -> review.kind() == kind)
                .collect(Collectors.toMap(ReviewModel::number, Function.identity()));
        this.discrepancies = discrepancies;
    }

    /** The next event of the topic, which may be about what others began. */
    void consume(String type, JsonNode event) {
        var number = event.path(subject).path("number").asLong(0);
        var review = reviews.get(number);
        if (review == null) {
            return;
        }
        var place = expected(review).indexOf(type);
        var types = seen.computeIfAbsent(number, _ -> new LinkedHashSet<>());
        if (place < 0 || (types.add(type) && types.size() != place + 1)) {
            discrepancies.add(review + " " + review.status() + " has the event " + type + " after " + types);
        }
    }

    boolean isComplete() {
        return reviews.entrySet().stream()
                .allMatch(each -> missing(each.getKey(), each.getValue()).isEmpty());
    }

    /** Reports what no event says. */
    void end() {
        reviews.forEach((number, review) -> missing(number, review)
                .forEach(type -> discrepancies.add("no event " + type + " says what was confirmed: " + review)));
    }

    private List<String> missing(long number, ReviewModel review) {
        var types = seen.getOrDefault(number, Set.of());
        return expected(review).stream().filter(type -> !types.contains(type)).toList();
    }

    private List<String> expected(ReviewModel review) {
        var created = subject + ".created.v1";
        return review.isOpen()
                ? List.of(created)
                : List.of(created, subject + "." + review.status().toLowerCase(Locale.ROOT) + ".v1");
    }
}
