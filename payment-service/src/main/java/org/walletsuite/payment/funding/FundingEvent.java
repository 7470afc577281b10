package org.walletsuite.payment.funding;

import java.time.Instant;
import java.util.UUID;

/**
 * What a provider says of a top-up.
 *
 * @param provider what it calls itself
 * @param id its own id for this report, however often it is sent
 * @param transactionId the top-up's id
 * @param occurredAt when it happened there; of two reports the later one counts, and of one instant that the money came
 */
record FundingEvent(String provider, String id, UUID transactionId, Report report, Instant occurredAt) {

    enum Report {
        CONFIRMED,
        FAILED
    }
}
