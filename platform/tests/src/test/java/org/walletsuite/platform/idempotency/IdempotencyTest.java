package org.walletsuite.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.secret.SecretConfiguration;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.json.JsonMapper;

/** A command that is one transaction is done once for one key, and answered as it was answered first. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class IdempotencyTest {

    private static final Map<String, Object> REQUEST = Map.of("name", "Bar");

    private final IdempotencyKey key = key(UUID.randomUUID().toString());
    private final JdbcClient db;
    private final PlatformTransactionManager transactions;
    private final Idempotency idempotency;

    @Autowired
    IdempotencyTest(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transactions = transactions;
        this.idempotency =
                new Idempotency(db, new TransactionTemplate(transactions), JsonMapper.shared(), new MovableClock());
    }

    /** Only now: whoever loads the context migrates the database, which must be empty then. */
    @BeforeEach
    void nothingIsDone() {
        TestDatabase.shared().asOwner().sql("""
                drop table if exists errand;
                create table errand (id uuid primary key);
                grant select, insert, delete on errand to suite_app
                """).update();
    }

    @Test
    void repeatsStatusAndBodyOfTheFirstAnswer() {
        var first = run();
        var again = run();

        assertThat(first.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(isReplay(first)).isFalse();
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(isReplay(again)).isTrue();
        assertThat(body(again)).isEqualTo(body(first));
        assertThat(done()).isOne();
    }

    @Test
    void anAnswerWithASecretIsStoredSealedAndRepeatedAsItWas() {
        var first = idempotency.sealed(box()).once(key, REQUEST, this::errand);
        var again = idempotency.sealed(box()).once(key, REQUEST, this::errand);

        assertThat(isReplay(again)).isTrue();
        assertThat(body(again)).isEqualTo(body(first));
        assertThat(db.sql("select body from idempotency_key where key = ?")
                        .param(key.value())
                        .query(String.class)
                        .single())
                .doesNotContain(body(first));
        assertThat(done()).isOne();
    }

    @Test
    void refusesAKeyOfAnotherRequestAndLetsNoTwoFieldsReadLikeOne() {
        idempotency.once(key, Map.of("a", "1;", "b", "2"), this::errand);

        for (var other : List.<Map<String, Object>>of(
                Map.of("a", "1", "b", ";2"),
                Map.of("a", "1;", "b", 2),
                Map.of("a", "1;"),
                Map.of("a", List.of("1;"), "b", "2"))) {
            assertThatThrownBy(() -> idempotency.once(key, other, this::errand))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
        }
        assertThat(done()).isOne();
    }

    @Test
    void keepsNothingOfWhatWasRefused() {
        assertThatThrownBy(() -> idempotency.once(key, REQUEST, () -> {
                    errand();
                    throw new ApiException(ErrorCode.FORBIDDEN);
                }))
                .isInstanceOf(ApiException.class);
        assertThat(done()).isZero();

        assertThat(isReplay(idempotency.once(key, Map.of("name", "Other"), this::errand)))
                .isFalse();
        assertThat(done()).isOne();
    }

    @Test
    void knowsTheKeysOfWhatWasDoneAndNoOthers() {
        assertThat(idempotency.knows(key)).isFalse();

        run();

        assertThat(idempotency.knows(key)).isTrue();
        assertThat(idempotency.knows(key(null))).as("a key of our own making").isFalse();
    }

    @Test
    void keepsNothingOfWhatDiedBetweenTheEffectAndItsAnswer() {
        assertThatThrownBy(() -> idempotency.once(key, REQUEST, () -> {
                    var done = errand();
                    db.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query()
                            .listOfRows();
                    return done;
                }))
                .matches(Outage::isBehind);

        assertThat(isReplay(run())).isFalse();
        assertThat(done()).isOne();
    }

    @Test
    void doesOnceWhatArrivesTogetherAndAnswersAllAlike() throws Exception {
        List<ResponseEntity<FirstAnswer<UUID>>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Stream.generate(() -> (Callable<ResponseEntity<FirstAnswer<UUID>>>) this::run)
                    .limit(20)
                    .toList();
            answers = threads.invokeAll(all).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }

        assertThat(answers).extracting(IdempotencyTest::body).containsOnly(body(answers.getFirst()));
        assertThat(answers).filteredOn(answer -> !isReplay(answer)).hasSize(1);
        assertThat(done()).isOne();
    }

    @Test
    void whoWaitedForOneThatIsRefusedIsDecidedForItself() throws Exception {
        try (var first = new UnderWay()) {
            var second = first.behind(this::run);
            first.isRefused();

            assertThat(isReplay(second.get())).isFalse();
        }
        assertThat(done()).isOne();
    }

    @Test
    void whoWaitsTooLongIsToldThatTheFirstIsStillUnderWay() throws Exception {
        var impatient = new Idempotency(db, hasty(), JsonMapper.shared(), new MovableClock());
        try (var _ = new UnderWay()) {
            assertThatThrownBy(() -> impatient.once(key, REQUEST, this::errand))
                    .isInstanceOfSatisfying(ApiException.class, error -> {
                        assertThat(error.code()).isEqualTo(ErrorCode.CONFLICT);
                        assertThat(error.retryAfter()).isNotNull();
                    });
        }
    }

    @Test
    void doesWhatHasNoKeyEachTime() {
        for (var time = 0; time < 2; time++) {
            assertThat(isReplay(idempotency.once(key(null), REQUEST, this::errand)))
                    .isFalse();
        }

        assertThat(done()).isEqualTo(2);
    }

    private ResponseEntity<FirstAnswer<UUID>> run() {
        return idempotency.once(key, REQUEST, this::errand);
    }

    private Reply<UUID> errand() {
        var id = UUID.randomUUID();
        db.sql("insert into errand values (?)").param(id).update();
        return Reply.created(id);
    }

    private long done() {
        return db.sql("select count(*) from errand").query(Long.class).single();
    }

    /** Transactions that wait for no lock as long as others do. */
    private TransactionTemplate hasty() {
        return new TransactionTemplate(transactions) {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                return super.execute((TransactionStatus status) -> {
                    db.sql("set local lock_timeout = '100ms'").update();
                    return action.doInTransaction(status);
                });
            }
        };
    }

    static IdempotencyKey key(@Nullable String header) {
        return IdempotencyKey.of("test", "errand", UUID.randomUUID(), header);
    }

    private static SecretBox box() {
        var box = new AtomicReference<SecretBox>();
        new ApplicationContextRunner()
                .withUserConfiguration(SecretConfiguration.class)
                .withPropertyValues("suite.secrets.key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
                .run(context -> box.set(context.getBean(SecretBox.class)));
        return Objects.requireNonNull(box.get());
    }

    private static String body(ResponseEntity<?> answer) {
        return JsonMapper.shared().writeValueAsString(answer.getBody());
    }

    private static boolean isReplay(ResponseEntity<?> answer) {
        return answer.getHeaders().containsHeader(IdempotencyKey.REPLAYED);
    }

    /** A request that is amid its effect. */
    private final class UnderWay implements AutoCloseable {

        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        private UnderWay() throws InterruptedException {
            threads.execute(() -> assertThatThrownBy(() -> idempotency.once(key, REQUEST, this::longErrand))
                    .isInstanceOf(ApiException.class));
            arrived.await();
        }

        private Reply<UUID> longErrand() {
            errand();
            arrived.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new ApiException(ErrorCode.FORBIDDEN);
        }

        /** A request that waits for this one. */
        <T> Future<T> behind(Callable<T> request) {
            var waiting = threads.submit(request);
            await().until(() -> db.sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and query like 'insert into idempotency_key%')")
                    .query(Boolean.class)
                    .single());
            return waiting;
        }

        void isRefused() {
            mayEnd.countDown();
        }

        @Override
        public void close() {
            mayEnd.countDown();
            threads.close();
        }
    }
}
