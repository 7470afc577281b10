package org.walletsuite.ledger.transfer;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.StatusChange;

/** Many callers who send random commands to some writers at once, and what they heard. */
final class Trial {

    /**
     * A command and its answer.
     *
     * @param before the ledger's position before it was sent
     * @param after the ledger's position once it was answered
     */
    record Call(LedgerCommand command, BatchReply.Item answer, long before, long after) {}

    record StatusCall(UUID account, StatusChange.Request wanted, StatusChange answer, long before, long after) {}

    final Books books;
    final long start;
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<StatusCall> statusCalls = new CopyOnWriteArrayList<>();

    private final List<Writer> writers;
    private final JdbcClient db;
    private final RandomCommands commands;

    Trial(Books books, List<Writer> writers, JdbcClient db) {
        this.books = books;
        this.writers = writers;
        this.db = db;
        this.commands = new RandomCommands(books);
        this.start = position();
    }

    /** Returns when every caller has heard all its answers. */
    void run(long seed, int callers, int batchesEach) throws InterruptedException {
        var failures = new CopyOnWriteArrayList<Throwable>();
        var threads = IntStream.range(0, callers)
                .mapToObj(caller -> Thread.ofVirtual()
                        .uncaughtExceptionHandler((_, failure) -> failures.add(failure))
                        .start(() -> call(new Random(seed + caller), caller, batchesEach)))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("A caller failed, seed " + seed, failures.getFirst());
        }
    }

    private void call(Random random, int caller, int batches) {
        for (var i = 0; i < batches; i++) {
            var writer = writers.get(random.nextInt(writers.size()));
            if (random.nextInt(12) == 0) {
                changeStatus(random, writer);
            } else {
                var number = caller + "-" + i;
                var batch = IntStream.rangeClosed(0, random.nextInt(8))
                        .mapToObj(n -> commands.next(random, number + "-" + n))
                        .toList();
                post(writer, batch);
            }
        }
    }

    private void post(Writer writer, List<LedgerCommand> batch) {
        var before = position();
        var answers = writer.post(batch);
        var after = position();
        for (var i = 0; i < batch.size(); i++) {
            calls.add(new Call(batch.get(i), answers.get(i), before, after));
            if (answers.get(i).decision() instanceof Posted done) {
                commands.posted(done.transfer());
            }
        }
    }

    private void changeStatus(Random random, Writer writer) {
        var account = books.accounts().get(random.nextInt(books.accounts().size()));
        var dice = random.nextInt(10);
        var status = dice < 6 ? AccountStatus.ACTIVE : dice < 9 ? AccountStatus.FROZEN : AccountStatus.CLOSED;
        var purpose = random.nextInt(10) == 0 ? "voucher" : account.purpose();
        var wanted = new StatusChange.Request(status, purpose);
        var before = position();
        try {
            var answer = writer.changeStatus(account.id(), wanted);
            statusCalls.add(new StatusCall(account.id(), wanted, answer, before, position()));
        } catch (ApiException e) {
            // Nothing was promised: the comparison accepts the change as well as its absence.
        }
    }

    private long position() {
        return db.sql("select position from ledger_head").query(Long.class).single();
    }
}
