package org.walletsuite.runner.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Sends prepared requests over a number of kept connections, one at a time on each. One thread and no HTTP library,
 * because the load takes processor time from the services on the same two cores.
 */
final class HttpLoad implements AutoCloseable {

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    /** The selector's timeout has whole milliseconds only. */
    private static final Duration BETWEEN_LOOKS = Duration.ofNanos(100_000);

    private final Supplier<byte[]> requests;
    private final Selector selector;
    private final int connections;
    private final ArrayDeque<LoadConnection> idle = new ArrayDeque<>();
    private Latencies latencies = new Latencies();

    HttpLoad(InetSocketAddress address, int connections, Supplier<byte[]> requests) throws IOException {
        this.requests = requests;
        this.connections = connections;
        this.selector = Selector.open();
        for (var i = 0; i < connections; i++) {
            var channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            var exchange = new LoadConnection(channel);
            channel.register(selector, SelectionKey.OP_READ, exchange);
            idle.add(exchange);
        }
    }

    /** Closed loop: each connection sends its next request as soon as it has an answer. */
    Measurement saturate(Duration time) throws IOException {
        latencies = new Latencies();
        var start = System.nanoTime();
        var end = start + time.toNanos();
        while (System.nanoTime() < end) {
            while (!idle.isEmpty()) {
                idle.remove().begin(requests.get(), System.nanoTime());
            }
            selector.select(this::read, LONGEST_WAIT.toMillis());
        }
        var measured = Measurement.of(latencies.all(), Duration.ofNanos(System.nanoTime() - start));
        awaitLast();
        return measured;
    }

    /**
     * At a fixed rate; a latency counts from the time when its request was due, so that a stall shows in all requests
     * that it delays.
     */
    Measurement pace(double perSecond, Duration time) throws IOException {
        latencies = new Latencies();
        var gap = (long) (1e9 / perSecond);
        var start = System.nanoTime();
        var end = start + time.toNanos();
        for (var due = start; due < end; ) {
            while (due <= System.nanoTime() && !idle.isEmpty()) {
                idle.remove().begin(requests.get(), due);
                due += gap;
            }
            await(Math.min(due, end) - System.nanoTime());
        }
        awaitLast();
        return Measurement.of(latencies.all(), Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Reads responses for at most this many nanoseconds; polling all the time would take processor time from the
     * services.
     */
    private void await(long nanos) throws IOException {
        var millis = nanos / 1_000_000;
        if (millis > 0 || idle.isEmpty()) {
            selector.select(this::read, Math.max(millis, 1));
        } else {
            LockSupport.parkNanos(Math.min(nanos, BETWEEN_LOOKS.toNanos()));
            selector.selectNow(this::read);
        }
    }

    private void awaitLast() throws IOException {
        var end = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (idle.size() < connections) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(connections - idle.size() + " requests were never answered");
            }
            selector.select(this::read, LONGEST_WAIT.toMillis());
        }
    }

    private void read(SelectionKey key) {
        var exchange = (LoadConnection) key.attachment();
        if (exchange.isAnswered()) {
            latencies.add(System.nanoTime() - exchange.begun());
            idle.add(exchange);
        }
    }

    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
