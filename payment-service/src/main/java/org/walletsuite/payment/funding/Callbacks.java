package org.walletsuite.payment.funding;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Outage;

/** Takes what providers report: twice, late and in any order. Each report counts once. */
@Service
class Callbacks {

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);

    private final FundingEventRows events;
    private final TopUpRows topUps;
    private final TopUpWorkflow workflow;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Callbacks(
            FundingEventRows events,
            TopUpRows topUps,
            TopUpWorkflow workflow,
            TransactionTemplate transaction,
            Clock clock) {
        this.events = events;
        this.topUps = topUps;
        this.workflow = workflow;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Once this returns the report is kept, and what follows from it is done or will be. */
    void receive(FundingEvent event) {
        transaction.executeWithoutResult(_ -> keep(event));
        try {
            workflow.attempt(event.transactionId());
        } catch (RuntimeException e) {
            later(event, e);
        }
    }

    /** The worker comes back to it: that is nothing for the provider to repeat. */
    private static void later(FundingEvent event, RuntimeException failure) {
        if (Outage.isBehind(failure)) {
            LOG.warn("The top-up {} is credited later: {}", event.transactionId(), failure.toString());
        } else {
            LOG.error("The top-up {} can't be credited", event.transactionId(), failure);
        }
    }

    /** Nobody knows a top-up's id before it is stored, so a report of one that isn't will never count: it is kept for people. */
    private void keep(FundingEvent event) {
        var now = clock.instant();
        if (!events.add(event, now)) {
            if (!events.get(event.provider(), event.id()).equals(event)) {
                throw new ApiException(ErrorCode.CONFLICT, "This event was reported with another content before");
            }
            return;
        }
        topUps.lock(event.transactionId()).ifPresent(before -> {
            var after = before.reported(event);
            if (!after.equals(before)) {
                topUps.update(after, now);
            }
        });
    }
}
