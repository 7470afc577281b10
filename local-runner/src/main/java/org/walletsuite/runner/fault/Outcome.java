package org.walletsuite.runner.fault;

import java.time.Duration;

/** What a client knows after one try of an order. */
sealed interface Outcome {

    /**
     * It is booked.
     *
     * @param bytes the answer as it came, which a repetition must get again
     * @param replayed whether the answer says that it was booked by an earlier try
     */
    record Booked(Transaction transaction, String bytes, boolean replayed) implements Outcome {}

    /** It is refused for a reason. */
    record Refused(String code) implements Outcome {}

    /** Nobody said what became of it; it should be tried again after a pause. */
    record Unknown(Duration pause) implements Outcome {}
}
