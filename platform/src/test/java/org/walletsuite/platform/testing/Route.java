package org.walletsuite.platform.testing;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An endpoint and who may call it.
 *
 * @param method an HTTP method, or {@code any}
 * @param path its pattern
 */
public record Route(String method, String path, Access access) {

    private static final String ANY = "any";
    private static final Pattern VARIABLE = Pattern.compile("\\{[^:{}]+(?::([^{}]+))?}");
    private static final List<String> VALUES = List.of(UUID.randomUUID().toString(), "2", "image");

    /** A path of this pattern whose ids name nothing that exists. */
    public String somePath() {
        return VARIABLE.matcher(path.replace("/**", ""))
                .replaceAll(variable -> value(variable.group(1) == null ? ".*" : variable.group(1)));
    }

    private String value(String pattern) {
        return VALUES.stream()
                .filter(value -> value.matches(pattern))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No value is known for a variable of " + path));
    }

    /** A method it answers to. */
    public String someMethod() {
        return method.equals(ANY) ? "GET" : method;
    }

    static String method(Iterable<? extends Enum<?>> methods) {
        var names = new StringBuilder();
        methods.forEach(one -> names.append(names.isEmpty() ? "" : " ").append(one.name()));
        return names.isEmpty() ? ANY : names.toString();
    }
}
