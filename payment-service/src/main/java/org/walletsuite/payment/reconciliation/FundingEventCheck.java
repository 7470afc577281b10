package org.walletsuite.payment.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.funding.AllTopUps;
import org.walletsuite.payment.funding.AllTopUps.Contradiction;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;

/** What providers last said of top-ups goes with what was done: where it doesn't, people have to talk to each other. */
@Component
@Order(8)
class FundingEventCheck implements ReconciliationCheck {

    /** A report may come before its top-up, but not for long. */
    private static final Duration EARLY = Duration.ofHours(1);

    private static final int MOST = 10_000;

    private final AllTopUps topUps;
    private final Clock clock;

    FundingEventCheck(AllTopUps topUps, Clock clock) {
        this.topUps = topUps;
        this.clock = clock;
    }

    @Override
    public String text() {
        return "What providers report of top-ups is what was done";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        topUps.contradictions(clock.instant().minus(EARLY), MOST).stream()
                .map(FundingEventCheck::sentence)
                .forEach(discrepancy);
    }

    private static String sentence(Contradiction said) {
        var about = "Event " + said.event() + " of provider " + said.provider() + " is about top-up " + said.topUp();
        return switch (said.how()) {
            case UNKNOWN_TOP_UP -> about + ", which nobody knows";
            case CREDITED -> about + ", which was credited: it says that no money came";
            case NOT_CREDITED -> about + ", which was not credited: it says that the money came";
        };
    }
}
