package org.walletsuite.runner.fault;

import java.time.Duration;

/** What a client knows after one attempt of an order. */
sealed interface Outcome {

    /**
     * It is posted.
     *
     * @param bytes the raw answer, which a retry must get again
     * @param replayed whether the answer says that an earlier attempt posted it
     */
    record Posted(Transaction transaction, String bytes, boolean replayed) implements Outcome {}

    /** It is refused for a reason. */
    record Refused(String code) implements Outcome {}

    /** The outcome is unknown; retry after a pause. */
    record Unknown(Duration pause) implements Outcome {}
}
