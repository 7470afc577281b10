package org.walletsuite.runner.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What came of asking all that panels and alerts ask.
 *
 * @param panels how many panels there are
 * @param alerts how many alerts there are
 * @param failures rules that can't be evaluated, and replicas that give no metrics
 */
public record MonitoringReport(int panels, int alerts, List<Answer> answers, List<String> failures) {

    public MonitoringReport {
        answers = List.of(answers.toArray(Answer[]::new));
        failures = List.copyOf(failures);
    }

    /**
     * The answer to a query.
     *
     * @param asker the panel, alert or recorded series
     * @param isPanels whether a panel asked
     */
    record Answer(String asker, boolean isPanels, String query, Result result) {}

    /** What a query got. */
    sealed interface Result {

        record Data(int series) implements Result {}

        /** Nothing, or a complaint. */
        record Nothing(String complaint) implements Result {}

        /** Only a cluster has this metric, which this exports. */
        record OnlyInACluster(String exporter) implements Result {}
    }

    public boolean isClean() {
        return failures.isEmpty() && empty().isEmpty();
    }

    private List<Answer> empty() {
        return answers.stream()
                .filter(answer -> answer.result() instanceof Result.Nothing)
                .toList();
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(count("%s panels with %s queries", panels, true));
        lines.add(count("%s alerts and recorded series that read %s series", alerts, false));
        var cluster = new TreeSet<String>();
        for (var answer : answers) {
            if (answer.result() instanceof Result.OnlyInACluster(var exporter)) {
                cluster.add("only in a cluster, from " + exporter + ": " + answer.asker());
            }
        }
        lines.addAll(cluster);
        for (var answer : empty()) {
            if (answer.result() instanceof Result.Nothing(var complaint)) {
                lines.add("EMPTY  " + answer.asker() + ": " + answer.query()
                        + (complaint.isEmpty() ? "" : " (" + complaint + ")"));
            }
        }
        failures.forEach(failure -> lines.add("FAILED  " + failure));
        return lines;
    }

    private String count(String text, int askers, boolean panels) {
        var asked = answers.stream()
                .filter(answer -> answer.isPanels() == panels)
                .map(Answer::result)
                .toList();
        return text.formatted(askers, asked.size())
                + ": %s have data, %s are empty, %s need a cluster"
                        .formatted(
                                asked.stream()
                                        .filter(Result.Data.class::isInstance)
                                        .count(),
                                asked.stream()
                                        .filter(Result.Nothing.class::isInstance)
                                        .count(),
                                asked.stream()
                                        .filter(Result.OnlyInACluster.class::isInstance)
                                        .count());
    }
}
