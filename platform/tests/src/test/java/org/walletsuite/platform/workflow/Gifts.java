package org.walletsuite.platform.workflow;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.platform.testing.TestUsers;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.json.JsonMapper;

/** Gives a jeton that was promised: a workflow in the usual shape, in which tests can inject a failure between any two steps. */
final class Gifts implements Workflow {

    private static final String ASSET = "FEST-gifts";

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Clock clock;
    private final LedgerModel books;
    private final UUID giver = Ids.next();
    private final UUID taker = Ids.next();
    private final ConcurrentLinkedQueue<UUID> attempts = new ConcurrentLinkedQueue<>();
    private volatile Consumer<Step> interruption = _ -> {};

    /** What a request, or an attempt after the first step, has done when something may happen to it. */
    enum Step {
        PROMISED,
        CLAIMED,
        READ,
        POSTED,
        WRITTEN,
        PUBLISHED,
        ANSWERED,
        COMMITTED
    }

    /** The answer to the giver; made at another time it says something else. */
    record Receipt(UUID gift, Instant givenAt) {}

    Gifts(JdbcClient db, TransactionTemplate transaction, Outbox outbox, Clock clock, long funds) {
        this.db = db;
        this.transaction = transaction;
        this.outbox = outbox;
        this.idempotency = new Idempotency(db, transaction, JsonMapper.shared(), clock);
        this.clock = clock;
        this.books = new LedgerModel(clock);
        books.putAsset(ASSET, new Asset(ASSET, 0, "Jetons"));
        books.open(giver, new NewAccount(giver, null, "festival", "cash-in", ASSET, -funds));
        books.open(taker, new NewAccount(taker, null, "festival", "wallet", ASSET, 0L));
        createTables();
    }

    /** The events are stored in an outbox without a relay, so that tests can count them. */
    private static void createTables() {
        var owner = TestDatabase.shared().asOwner();
        owner.sql("""
                drop table if exists gift, gift_event;
                create table gift (
                    id              uuid        primary key,
                    status          text        not null,
                    created_at      timestamptz not null,
                    next_attempt_at timestamptz,
                    attempts        int         not null default 0,
                    rank            int         not null default 1
                );
                create index gift_unfinished on gift (next_attempt_at) where next_attempt_at is not null;
                create table gift_event (gift uuid);
                grant select, insert, update on gift, gift_event to suite_app;
                create or replace function keep_gift_event() returns trigger language plpgsql as $$
                begin
                    insert into gift_event values (new.key::uuid);
                    return null;
                end $$;
                create or replace trigger gift_event_kept before insert on outbox
                    for each row when (new.event_id like 'gift:%') execute function keep_gift_event();
                """).update();
    }

    @Override
    public String kind() {
        return "gift";
    }

    @Override
    public String table() {
        return "gift";
    }

    /** Writes the intent; until the lease ends it belongs to the request that wrote it. */
    UUID promise() {
        return promise(clock.instant().plus(LEASE));
    }

    UUID promise(Instant due) {
        var id = Ids.next();
        db.sql("insert into gift (id, status, created_at, next_attempt_at) values (?, 'PROMISED', ?, ?)")
                .param(id)
                .param(at(clock.instant()))
                .param(at(due))
                .update();
        return id;
    }

    /** A request: the promise is made under its key, and answered with what became of it. */
    ResponseEntity<FirstAnswer<Receipt>> give(IdempotencyKey key, String wrapping) {
        return idempotency.begunOnce(
                key,
                Map.of("wrapping", wrapping),
                () -> {
                    var id = promise();
                    interruption.accept(Step.PROMISED);
                    return id;
                },
                id -> {
                    attempt(id);
                    return receipt(id);
                });
    }

    /** A request that begins something only if this allows it. */
    ResponseEntity<FirstAnswer<Receipt>> give(IdempotencyKey key, String wrapping, Supplier<String> check) {
        return idempotency.begunOnce(key, Map.of("wrapping", wrapping), check, _ -> promise(), id -> {
            attempt(id);
            return receipt(id);
        });
    }

    private Reply<Receipt> receipt(UUID id) {
        if (status(id).equals("REFUSED")) {
            throw new ApiException(FestivalFailure.INSUFFICIENT_BALANCE);
        }
        return Reply.created(new Receipt(id, clock.instant()));
    }

    @Override
    public void attempt(UUID id) {
        attempts.add(id);
        interruption.accept(Step.CLAIMED);
        if (!isPromised(id, "")) {
            return;
        }
        interruption.accept(Step.READ);
        var legs = List.of(new Leg(giver, -1, "cash-in"), new Leg(taker, 1, "wallet"));
        var outcome = switch (books.decide(new Post("test:gift:" + id, "TRANSFER", legs, null, Map.of()))) {
            case Posted _, Replayed _ -> "GIVEN";
            case Rejected _ -> "REFUSED";
        };
        interruption.accept(Step.POSTED);
        transaction.executeWithoutResult(_ -> {
            if (isPromised(id, " for update")) {
                db.sql("update gift set status = ?, next_attempt_at = null, attempts = 0 where id = ?")
                        .param(outcome)
                        .param(id)
                        .update();
                interruption.accept(Step.WRITTEN);
                outbox.add(new UserRegistered("gift:" + id, clock.instant(), TestUsers.user(id, 1)));
                interruption.accept(Step.PUBLISHED);
                if (outcome.equals("GIVEN")) {
                    idempotency.answer(id, receipt(id));
                } else {
                    idempotency.release(id);
                }
                interruption.accept(Step.ANSWERED);
            }
        });
        interruption.accept(Step.COMMITTED);
    }

    private boolean isPromised(UUID id, String lock) {
        return db.sql("select status from gift where id = ?" + lock)
                .param(id)
                .query(String.class)
                .single()
                .equals("PROMISED");
    }

    /** What happens at each step from now on. */
    void interruption(Consumer<Step> anything) {
        interruption = anything;
    }

    void interruption(Step where, Runnable what) {
        interruption = step -> {
            if (step == where) {
                what.run();
            }
        };
    }

    void recover() {
        interruption = _ -> {};
    }

    /** Every attempt so far, failed ones included. */
    List<UUID> attempts() {
        return List.copyOf(attempts);
    }

    String status(UUID id) {
        return db.sql("select status from gift where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    int failures(UUID id) {
        return db.sql("select attempts from gift where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    long unfinished() {
        return db.sql("select count(*) from gift where next_attempt_at is not null")
                .query(Long.class)
                .single();
    }

    List<UUID> events() {
        return db.sql("select gift from gift_event")
                .query((row, _) -> row.getObject("gift", UUID.class))
                .list();
    }

    /** From now on the giver has so much less than nothing to give from. */
    void fund(long funds) {
        books.changeFloor(giver, new FloorChange.Request(-funds, "cash-in"));
    }

    /** How many jetons were given. */
    long given() {
        return books.account(taker).orElseThrow().balance();
    }
}
