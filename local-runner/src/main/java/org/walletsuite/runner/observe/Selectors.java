package org.walletsuite.runner.observe;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the vector selectors of an expression in PromQL: what it reads, such as {@code up{job="services"}}. */
final class Selectors {

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "offset", "bool");

    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'";

    /** What is no selector comes first, so that it is passed over as a whole. */
    private static final Pattern TOKEN = Pattern.compile(TEXT
            + "|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)"
            + "|\\[[^\\]]*]"
            + "|\\b\\d[\\w.]*"
            + "|(?<name>[a-zA-Z_:][\\w:]*+)(?<call>(?=\\s*(?:\\(|by\\b|without\\b)))?"
            + "(?<matchers>\\{(?:" + TEXT + "|[^}\"'])*})?");

    private Selectors() {}

    static List<String> of(String expression) {
        return TOKEN.matcher(expression)
                .results()
                .filter(token -> token.group("name") != null
                        && token.group("call") == null
                        && !OPERATORS.contains(token.group("name")))
                .map(token -> token.group("name") + (token.group("matchers") == null ? "" : token.group("matchers")))
                .distinct()
                .toList();
    }
}
