package org.walletsuite.platform.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Time-ordered identifiers (UUIDv7), which keep B-tree inserts at the right edge. */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /**
     * Parses a UUID in its canonical form only; Java's own parser also accepts {@code 1-1-1-1-1}. Throws
     * IllegalArgumentException.
     */
    public static UUID parse(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("Not the usual notation of " + id);
        }
        return id;
    }

    public static UUID next() {
        return GENERATOR.generate();
    }
}
