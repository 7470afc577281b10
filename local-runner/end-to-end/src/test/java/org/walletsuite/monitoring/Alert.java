package org.walletsuite.monitoring;

import java.util.Map;

/** An alert of a file of rules. */
record Alert(String name, String expression, String severity, Map<String, String> annotations) {

    /** Empty where it is missing. */
    String annotation(String key) {
        return annotations.getOrDefault(key, "");
    }
}
