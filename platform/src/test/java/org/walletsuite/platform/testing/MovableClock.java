package org.walletsuite.platform.testing;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Primary;

/**
 * The system's clock, put forward by tests; ticks in microseconds as the services' does. Caches that go by it age by
 * nothing else.
 */
@Primary
public final class MovableClock extends Clock implements Ticker {

    private final InstantSource base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicLong ticked = new AtomicLong();

    public MovableClock() {
        this(InstantSource.system());
    }

    private MovableClock(InstantSource base) {
        this.base = base;
    }

    /** Stands still until it is put forward, so that a pause of seconds is not over because the machine was busy. */
    public static MovableClock standing() {
        return new MovableClock(InstantSource.fixed(Instant.now()));
    }

    public void putForward(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
        ticked.addAndGet(time.toNanos());
    }

    /** Right again; a ticker never goes back. */
    public void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long read() {
        return ticked.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Only UTC is used");
    }
}
