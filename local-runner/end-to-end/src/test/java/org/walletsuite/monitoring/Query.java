package org.walletsuite.monitoring;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the metrics that a query in PromQL reads. */
final class Query {

    private static final Set<String> WORDS = Set.of(
            "and", "or", "unless", "offset", "bool", "by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SELECTOR = Pattern.compile("\\{[^}]*}");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern LABELS =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

    private Query() {}

    static Set<String> metrics(String query) {
        var names = query;
        for (var left : new Pattern[] {TEXT, SELECTOR, RANGE, LABELS}) {
            names = left.matcher(names).replaceAll(" ");
        }
        var metrics = new TreeSet<String>();
        NAME.matcher(names).results().map(found -> found.group()).forEach(metrics::add);
        metrics.removeAll(WORDS);
        return metrics;
    }
}
