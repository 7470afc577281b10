package org.walletsuite.platform.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Time-ordered identifiers (UUIDv7), which keep B-tree inserts at the right edge. */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /** Reads an id in its usual spelling; Java's own parser takes {@code 1-1-1-1-1} for one too. Throws IllegalArgumentException. */
    public static UUID parse(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("Not the usual spelling of " + id);
        }
        return id;
    }

    public static UUID next() {
        return GENERATOR.generate();
    }
}
