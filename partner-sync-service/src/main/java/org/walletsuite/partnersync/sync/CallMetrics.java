package org.walletsuite.partnersync.sync;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How calls to systems, and systems' calls to us, end. */
@Component
class CallMetrics {

    private static final String NAME = "sync.calls";

    private final MeterRegistry registry;

    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void called(OtherSystem system, String call, SystemAnswer answer) {
        var outcome = switch (answer) {
            case SystemAnswer.Accepted _ -> "accepted";
            case SystemAnswer.UnknownUser _ -> "unknown_user";
            case SystemAnswer.Refused _ -> "refused";
            case SystemAnswer.Limited _ -> "limited";
            case SystemAnswer.Unavailable _ -> "unavailable";
        };
        count(system, "out", call, outcome);
    }

    void received(OtherSystem system, String call, boolean done) {
        count(system, "in", call, done ? "accepted" : "refused");
    }

    /** A report of what will be so. It counts as one of now; somebody should look at the system's clock. */
    void ahead(OtherSystem system) {
        registry.counter("sync.reports.ahead", "system", system.code()).increment();
    }

    private void count(OtherSystem system, String direction, String call, String outcome) {
        registry.counter(NAME, "system", system.code(), "direction", direction, "call", call, "outcome", outcome)
                .increment();
    }
}
