package org.walletsuite.platform.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.RetryListener;

/** Counts the events that were set aside, so that somebody hears of them. */
final class DeadLetterCounter implements RetryListener {

    private final Counter setAside;

    DeadLetterCounter(MeterRegistry registry) {
        this.setAside = Counter.builder("events.set.aside")
                .description("Events that a listener could not handle and that wait as dead letters")
                .register(registry);
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        // It is tried again.
    }

    @Override
    public void recovered(ConsumerRecord<?, ?> record, @Nullable Exception failure) {
        setAside.increment();
    }
}
