package org.walletsuite.ledger.writer;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.StatusChange;

/** Many callers that send random requests to several writers at once, and the replies they got. */
public final class ConcurrentRun {

    /**
     * A request and its reply.
     *
     * @param before the ledger's position before it was sent
     * @param after the ledger's position once the reply had arrived
     */
    record Asked<Q, A>(Q question, A answer, long before, long after) {}

    record StatusQuestion(UUID account, StatusChange.Request requested) {}

    record FloorQuestion(UUID account, FloorChange.Request requested) {}

    private static final Logger LOG = LoggerFactory.getLogger(ConcurrentRun.class);

    final Books books;
    final long start;
    final List<Asked<LedgerCommand, BatchReply.Item>> commands = new CopyOnWriteArrayList<>();
    final List<Asked<StatusQuestion, StatusChange>> statuses = new CopyOnWriteArrayList<>();
    final List<Asked<FloorQuestion, FloorChange>> floors = new CopyOnWriteArrayList<>();
    final List<Asked<NewHold, HoldResult>> holds = new CopyOnWriteArrayList<>();
    final List<Asked<UUID, HoldResult>> voids = new CopyOnWriteArrayList<>();
    final List<NewHold> unanswered = new CopyOnWriteArrayList<>();

    private final List<Writer> writers;
    private final JdbcClient db;
    private final RandomCommands random;

    public ConcurrentRun(Books books, List<Writer> writers, JdbcClient db) {
        this.books = books;
        this.writers = writers;
        this.db = db;
        this.random = new RandomCommands(books);
        this.start = position();
    }

    /** A seed for a run, logged so that the run can be repeated. */
    public static long seed() {
        var seed = Long.getLong("ledger.seed", ThreadLocalRandom.current().nextLong());
        LOG.info("Run again with -Dledger.seed={} for the same commands", seed);
        return seed;
    }

    /** Returns when every caller has all its replies. */
    public void run(long seed, int callers, int batchesEach) throws InterruptedException {
        // Closed first, because later they may never be empty; the two of the first asset share an owner.
        List.of(
                        books.accounts(0).get(3),
                        books.accounts(0).get(4),
                        books.accounts(1).get(3))
                .forEach(account -> changeStatus(
                        writers.getFirst(),
                        account,
                        new StatusChange.Request(AccountStatus.CLOSED, account.purpose())));
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

    private void call(Random dice, int caller, int batches) {
        for (var i = 0; i < batches; i++) {
            var writer = writers.get(dice.nextInt(writers.size()));
            var number = caller + "-" + i;
            switch (dice.nextInt(24)) {
                case 0, 1 -> changeStatus(dice, writer);
                case 2 -> changeFloor(dice, writer);
                case 3, 4, 5, 6, 7 -> place(writer, random.nextHold(dice, number));
                case 8 -> voidHold(dice, writer);
                case 9 -> writer.expire(random.holds().stream().map(Hold::id).toList());
                default -> {
                    var batch = IntStream.rangeClosed(0, dice.nextInt(8))
                            .mapToObj(n -> random.next(dice, number + "-" + n))
                            .toList();
                    post(writer, batch);
                }
            }
        }
    }

    private void post(Writer writer, List<LedgerCommand> batch) {
        var before = position();
        var answers = writer.post(batch);
        var after = position();
        for (var i = 0; i < batch.size(); i++) {
            commands.add(new Asked<>(batch.get(i), answers.get(i), before, after));
            if (answers.get(i).decision() instanceof Posted done) {
                random.posted(done.transfer());
            }
        }
    }

    private void changeStatus(Random dice, Writer writer) {
        var account = books.accounts().get(dice.nextInt(books.accounts().size()));
        var number = dice.nextInt(10);
        var status = number < 6 ? AccountStatus.ACTIVE : number < 8 ? AccountStatus.FROZEN : AccountStatus.CLOSED;
        var purpose = dice.nextInt(10) == 0 ? "voucher" : account.purpose();
        changeStatus(writer, account, new StatusChange.Request(status, purpose));
    }

    private void changeStatus(Writer writer, Account account, StatusChange.Request requested) {
        ask(statuses, new StatusQuestion(account.id(), requested), () -> writer.changeStatus(account.id(), requested));
    }

    private void changeFloor(Random dice, Writer writer) {
        var account = books.accounts().get(dice.nextInt(books.accounts().size()));
        var number = dice.nextInt(5);
        var floor = number == 0 ? null : Long.valueOf(-200L * (number - 1));
        var purpose = dice.nextInt(10) == 0 ? "voucher" : account.purpose();
        var requested = new FloorChange.Request(floor, purpose);
        ask(floors, new FloorQuestion(account.id(), requested), () -> writer.changeFloor(account.id(), requested));
    }

    private void place(Writer writer, NewHold requested) {
        var isAnswered = ask(holds, requested, () -> {
            var answer = writer.place(requested);
            if (answer instanceof HoldResult.Done(var hold)) {
                random.placed(hold);
            }
            return answer;
        });
        if (!isAnswered) {
            unanswered.add(requested);
        }
    }

    private void voidHold(Random dice, Writer writer) {
        var known = random.holds();
        var id = known.isEmpty() || dice.nextInt(20) == 0
                ? UUID.randomUUID()
                : known.get(dice.nextInt(known.size())).id();
        ask(voids, id, () -> writer.voidHold(id));
    }

    /** False when there was no reply: the comparison then accepts the effect as well as its absence. */
    private <Q, A> boolean ask(List<Asked<Q, A>> list, Q question, Supplier<A> answer) {
        var before = position();
        try {
            var received = answer.get();
            list.add(new Asked<>(question, received, before, position()));
            return true;
        } catch (ApiException e) {
            return false;
        }
    }

    long position() {
        return db.sql("select position from ledger_head").query(Long.class).single();
    }
}
