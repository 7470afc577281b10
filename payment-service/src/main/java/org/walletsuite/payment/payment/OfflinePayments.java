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
 * Settles payments that stands have taken while they were offline, in the order in which they were sent, each for
 * itself. One whose outcome can't be told in time may be sent again: its offlineId makes that safe.
 */
@Service
class OfflinePayments {

    private static final Logger LOG = LoggerFactory.getLogger(OfflinePayments.class);

    private final Checkout checkout;
    private final Payments payments;
    private final Ledger ledger;
    private final OfflineSettings settings;
    private final BodyReader bodies;

    OfflinePayments(
            Checkout checkout,
            Payments payments,
            Ledger ledger,
            OfflineSettings settings,
            JsonMapper json,
            Validator validator) {
        this.checkout = checkout;
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
                        ready.stream().map(item -> item.purchase().command()).toList(),
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
            var payment = bodies.read(item, OfflinePayment.class);
            var purchase = Purchase.of(staff, payment.offlineId(), payment, payment.takenAtInstant());
            var checked = checkout.check(purchase);
            var refusal = checked.refusal();
            if (refusal == null) {
                return new Ready(purchase, payment.offlineId(), checked.asset());
            }
            checkTime(end);
            var earlier = payments.earlier(purchase, checked.asset()).orElseThrow(() -> refusal);
            return new Settled(OfflineOutcome.booked(offlineId, earlier));
        } catch (RuntimeException e) {
            return new Settled(OfflineOutcome.failed(offlineId, told(e)));
        }
    }

    private OfflineOutcome outcome(Ready item, Supplier<PostingResult> decision, long end) {
        try {
            var decided = decision.get();
            if (Payments.isReusedKey(decided)) {
                checkTime(end);
            }
            return OfflineOutcome.booked(item.offlineId(), payments.outcome(item.purchase(), decided, item.asset()));
        } catch (RuntimeException e) {
            return OfflineOutcome.failed(item.offlineId(), told(e));
        }
    }

    private static void checkTime(long end) {
        if (System.nanoTime() >= end) {
            throw ApiException.unavailable("There was no time left for this one, please try again", null);
        }
    }

    /** What one payment's failure is to its sender; the others have nothing to do with it. */
    private static ApiException told(RuntimeException failure) {
        return switch (failure) {
            case ApiException told -> told;
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
