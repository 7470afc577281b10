package org.walletsuite.platform.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger's answers to a batch, in the batch's order. */
public record BatchReply(List<Item> items) {

    /**
     * The answer to one command.
     *
     * @param outcome whether the command was decided
     * @param decision the decision, present exactly when decided
     */
    public record Item(Outcome outcome, @Nullable PostingResult decision) {

        public static Item decided(PostingResult decision) {
            return new Item(Outcome.DECIDED, decision);
        }

        public static Item undecided(Outcome outcome) {
            return new Item(outcome, null);
        }
    }

    public enum Outcome {
        DECIDED,
        /** Not accepted, or refused by the database and rolled back: it provably wrote nothing. */
        NOT_RUN,
        /** Accepted, but without an answer in time: a retry with its key returns the outcome. */
        UNKNOWN
    }
}
