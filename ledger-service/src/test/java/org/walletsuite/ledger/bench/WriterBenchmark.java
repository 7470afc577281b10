package org.walletsuite.ledger.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.springframework.boot.SpringApplication;
import org.walletsuite.ledger.LedgerService;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.ledger.account.Assets;
import org.walletsuite.ledger.writer.Writer;

/**
 * A whole ledger-service with callers inside. Reads {@code random|hot <seconds>} from standard input, line by line, and
 * answers each with {@code measured <transfers> <nanoseconds> <p50> <p99>}; ends with its input.
 */
public final class WriterBenchmark {

    private static final int CALLERS = 512;

    private final BenchBooks books;

    private WriterBenchmark(BenchBooks books) {
        this.books = books;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        try (var context = SpringApplication.run(LedgerService.class, arguments);
                var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var benchmark = new WriterBenchmark(BenchBooks.open(
                    context.getBean(Assets.class), context.getBean(Accounts.class), context.getBean(Writer.class)));
            System.out.println("measures");
            for (var order = orders.readLine(); order != null; order = orders.readLine()) {
                var gap = order.indexOf(' ');
                var time = Duration.ofSeconds(Long.parseLong(order.substring(gap + 1)));
                System.out.println(benchmark.measure(order.startsWith("hot"), time));
            }
        }
    }

    private String measure(boolean hot, Duration time) throws InterruptedException, ExecutionException {
        var start = System.nanoTime();
        var end = start + time.toNanos();
        var latencies = new ArrayList<long[]>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<long[]>>();
            for (var i = 0; i < CALLERS; i++) {
                running.add(callers.submit((Callable<long[]>) () -> call(hot, end)));
            }
            for (var caller : running) {
                latencies.add(caller.get());
            }
        }
        var sorted = latencies.stream().flatMapToLong(LongStream::of).sorted().toArray();
        return "measured %d %d %d %d"
                .formatted(
                        sorted.length,
                        System.nanoTime() - start,
                        sorted[sorted.length / 2],
                        sorted[(int) (sorted.length * 0.99)]);
    }

    private long[] call(boolean hot, long end) {
        var latencies = new long[1024];
        var count = 0;
        for (var begun = System.nanoTime(); begun < end; count++) {
            books.move(hot);
            var done = System.nanoTime();
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, count * 2);
            }
            latencies[count] = done - begun;
            begun = done;
        }
        return Arrays.copyOf(latencies, count);
    }
}
