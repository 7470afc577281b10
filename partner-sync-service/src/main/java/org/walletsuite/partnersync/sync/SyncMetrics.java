package org.walletsuite.partnersync.sync;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.sync.SystemView.Reader.State;

/** What waits for each system, and how many conflicts are open. */
@Component
class SyncMetrics implements MeterBinder {

    private static final Duration SHOWN_FOR = Duration.ofSeconds(5);

    private final OtherSystems systems;
    private final Clock clock;

    /** One query for all metrics. */
    private final LoadingCache<Boolean, List<State>> states;

    SyncMetrics(OtherSystems systems, SystemView.Reader reader, Clock clock) {
        this.systems = systems;
        this.clock = clock;
        this.states = Caffeine.newBuilder().expireAfterWrite(SHOWN_FOR).build(_ -> reader.states());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var system : systems.all()) {
            Gauge.builder(
                            "sync.waiting",
                            () -> state(system).map(State::waiting).orElse(null))
                    .description("Users who are to be sent to a system")
                    .tag("system", system.code())
                    .register(registry);
            TimeGauge.builder("sync.oldest", () -> age(system), TimeUnit.SECONDS)
                    .description("How long the oldest of them has waited")
                    .tag("system", system.code())
                    .register(registry);
            Gauge.builder(
                            "sync.refused",
                            () -> state(system).map(State::refused).orElse(null))
                    .description("Users whom a system refused, and who are not tried again by themselves")
                    .tag("system", system.code())
                    .register(registry);
            Gauge.builder(
                            "sync.conflicts.open",
                            () -> state(system).map(State::conflicts).orElse(null))
                    .description("What a system says of users and this side does not do")
                    .tag("system", system.code())
                    .register(registry);
        }
    }

    private double age(OtherSystem system) {
        return state(system)
                .map(state -> state.oldest() == null
                        ? 0d
                        : Duration.between(state.oldest(), clock.instant()).toMillis() / 1_000d)
                .orElse(Double.NaN);
    }

    /** Empty during an outage of the database; a gauge without a number is absent. */
    private Optional<State> state(OtherSystem system) {
        return states.get(true).stream()
                .filter(state -> state.id().equals(system.id()))
                .findFirst();
    }
}
