package org.walletsuite.platform.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Time-ordered identifiers (UUIDv7), which keep B-tree inserts at the right edge. */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private static final int LENGTH = 36;

    private Ids() {}

    /** Reads an id in its usual spelling; Java's own parser takes {@code 1-1-1-1-1} for one too. Throws IllegalArgumentException. */
    public static UUID parse(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("Not a UUID: " + text.length() + " characters");
        }
        return UUID.fromString(text);
    }

    public static UUID next() {
        return GENERATOR.generate();
    }
}
