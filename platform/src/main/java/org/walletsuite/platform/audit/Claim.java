package org.walletsuite.platform.audit;

import java.util.function.Consumer;

/** Something that must be true of a service's knowledge and the ledger's, at any moment and under load. */
public interface Claim {

    /** What must be true, as a sentence without its full stop. */
    String text();

    /**
     * Tells every place where the claim is false, as a sentence. Throws when it can't be checked, as when a peer is
     * away: that is no proof of anything.
     */
    void check(Consumer<String> finding);

    /**
     * Does the same for what came since the claim was last found true, where it remembers how far that reaches; what was
     * damaged before only {@link #check} finds. Everything where it does not.
     */
    default void checkNew(Consumer<String> finding) {
        check(finding);
    }
}
