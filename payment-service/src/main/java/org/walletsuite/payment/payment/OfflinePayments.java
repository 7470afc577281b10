package org.walletsuite.payment.payment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.validation.Validator;
import org.walletsuite.payment.payment.OfflineItem.Ready;
import org.walletsuite.payment.payment.OfflineItem.Settled;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.BodyReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Processes payments that stands have taken while they were offline, in the order in which they were sent, each
 * independently. One without an outcome in time may be retried: its offlineId makes that safe.
 */
@Service
class OfflinePayments {

    private static final Logger LOG = LoggerFactory.getLogger(OfflinePayments.class);

    private final PaymentCheck check;
    private final Payments payments;
    private final Ledger ledger;
    private final OfflineSettings settings;
    private final BodyReader bodies;

    OfflinePayments(
            PaymentCheck check,
            Payments payments,
            Ledger ledger,
            OfflineSettings settings,
            JsonMapper json,
            Validator validator) {
        this.check = check;
        this.payments = payments;
        this.ledger = ledger;
        this.settings = settings;
        this.bodies = new BodyReader(json, validator);
    }

    List<OfflineOutcome> settle(Principal.User staff, List<JsonNode> sent) {
        var end = System.nanoTime() + settings.settleWithin().toNanos();
        var items = sent.stream().map(item -> judge(staff, item, end)).toList();
        var ready = items.stream()
                .filter(Ready.class::isInstance)
                .map(Ready.class::cast)
                .toList();
        var decisions = ledger.postAll(
                        ready.stream().map(item -> item.payment().command()).toList(),
                        Duration.ofNanos(end - System.nanoTime()))
                .iterator();
        var outcomes = new ArrayList<OfflineOutcome>(items.size());
        for (var item : items) {
            outcomes.add(
                    switch (item) {
                        case Settled(var outcome) -> outcome;
                        case Ready decided -> outcome(decided, decisions.next(), end);
                    });
        }
        return outcomes;
    }

    private OfflineItem judge(Principal.User staff, JsonNode item, long end) {
        var offlineId = item.path("offlineId").asStringOpt().orElse(null);
        try {
            checkTime(end);
            var offline = bodies.read(item, OfflinePayment.class);
            var payment = Payment.of(staff, offline.offlineId(), offline, offline.takenAtInstant());
            var checked = check.check(payment);
            var refusal = checked.refusal();
            if (refusal == null) {
                return new Ready(payment, offline.offlineId(), checked.asset());
            }
            checkTime(end);
            var earlier = payments.earlier(payment, checked.asset()).orElseThrow(() -> refusal);
            return new Settled(OfflineOutcome.posted(offlineId, earlier));
        } catch (RuntimeException e) {
            return new Settled(OfflineOutcome.failed(offlineId, error(e)));
        }
    }

    private OfflineOutcome outcome(Ready item, Supplier<PostingResult> decision, long end) {
        try {
            var decided = decision.get();
            if (Payments.isReusedKey(decided)) {
                checkTime(end);
            }
            return OfflineOutcome.posted(item.offlineId(), payments.outcome(item.payment(), decided, item.asset()));
        } catch (RuntimeException e) {
            return OfflineOutcome.failed(item.offlineId(), error(e));
        }
    }

    private static void checkTime(long end) {
        if (System.nanoTime() >= end) {
            throw ApiException.unavailable("There was no time left for this one, please try again", null);
        }
    }

    /** Turns a failure into the outcome of this payment only. */
    private static ApiException error(RuntimeException failure) {
        return switch (failure) {
            case ApiException error -> error;
            case RuntimeException outage
            when Outage.isBehind(outage) ->
                ApiException.unavailable("Temporarily unavailable, please try again", outage);
            default -> {
                LOG.error("An offline payment failed", failure);
                yield new ApiException(ErrorCode.INTERNAL_ERROR);
            }
        };
    }
}
