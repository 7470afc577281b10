package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.walletsuite.runner.trial.Api.Answer;
import org.walletsuite.runner.trial.Fairground;

/** The ledger is killed with -9 while payments pour in, and clients repeat with the same key until they are told. */
class LedgerKillIT {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerKillIT.class);
    private static final int WALLETS = 8;
    private static final int PAYERS = 16;
    private static final int PAYMENTS_EACH = 60;
    private static final long PRICE = 7;

    private final RunningSuite suite = RunningSuite.shared();
    private final Fairground fair = new Fairground(suite.gateway());
    private final AtomicInteger retries = new AtomicInteger();

    @Test
    void noPaymentIsLostOrDoubledWhenTheLedgerDiesUnderLoad() throws Exception {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var wallets = IntStream.range(0, WALLETS)
                .mapToObj(_ -> fair.walletOf(fair.newcomer(), 1_000_000))
                .toList();
        var answered = new ConcurrentHashMap<String, Answer>();
        try (var payers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, PAYERS)
                    .mapToObj(payer -> payers.submit(() -> pay(wallets.get(payer % WALLETS), answered)))
                    .toList();
            for (var kill = 0; kill < 2; kill++) {
                awaitAnswers(answered, (kill + 1) * PAYERS * PAYMENTS_EACH / 5);
                Thread.sleep(random.nextInt(50));
                suite.kill9Ledger();
                suite.restartLedger();
            }
            awaitAnswers(answered, 3 * PAYERS * PAYMENTS_EACH / 5);
            suite.proxy().cutNextReply(suite::kill9Ledger);
            suite.awaitLedgerDeath();
            assertThat(suite.proxy().isArmed()).isFalse();
            suite.restartLedger();
            for (var payer : running) {
                payer.get();
            }
        }

        LOG.info("{} payments answered through 3 kills, {} refusals on the way", answered.size(), retries);
        assertThat(answered).as("seed " + seed).hasSize(PAYERS * PAYMENTS_EACH);
        assertThat(retries).as("the kills were felt").hasPositiveValue();
        checkLedger(answered);
        checkBalances(wallets);
        var books = suite.verifyBooks();
        assertThat(books.exitCode()).as(books.output()).isZero();
        checkEvents(wallets);
    }

    private void pay(String wallet, Map<String, Answer> answered) {
        for (var i = 0; i < PAYMENTS_EACH; i++) {
            var key = UUID.randomUUID().toString();
            answered.put(key, payUntilAnswered(wallet, key));
        }
    }

    private Answer payUntilAnswered(String wallet, String key) {
        while (true) {
            var answer = fair.staff.post("/api/v1/payments", fair.payment(wallet, PRICE), key);
            if (answer.status() == 200) {
                return answer;
            }
            assertThat(answer.status()).as(answer.body()).isIn(503, 504);
            assertThat(answer.headers().firstValue("Retry-After"))
                    .as(answer.body())
                    .isPresent();
            retries.incrementAndGet();
            pause();
        }
    }

    /** Every answered payment is in the ledger once, as it was answered, and none is there that nobody made. */
    private void checkLedger(Map<String, Answer> answered) {
        var posted = suite.ledgerTransfers();
        var byId = new HashMap<String, String>();
        answered.forEach((key, answer) -> {
            var data = answer.data(200);
            byId.put(data.get("id").asString(), key);
            assertThat(posted.get(key))
                    .as(key)
                    .isEqualTo(data.get("id").asString() + " "
                            + data.get("balanceAfter").asLong());
        });
        assertThat(byId).as("one transfer a key").hasSize(answered.size());
        assertThat(suite.ledgerCount("PURCHASE", fair.bar)).isEqualTo(answered.size());
    }

    private void checkBalances(List<String> wallets) {
        var spent = PAYERS / WALLETS * PAYMENTS_EACH * PRICE;
        assertThat(wallets)
                .allSatisfy(wallet -> assertThat(suite.ledgerBalance(wallet)).isEqualTo(1_000_000 - spent));
        assertThat(suite.ledgerBalance(fair.bar)).isEqualTo(PAYERS * PAYMENTS_EACH * PRICE);
    }

    /** Every entry's event arrives at least once; first occurrences are gapless and in order per account. */
    private void checkEvents(List<String> wallets) {
        var accounts = new ArrayList<>(wallets);
        accounts.add(fair.bar);
        var seen = new HashMap<String, Long>();
        suite.topic("ledger.entries").eventsOnce(events -> {
            seen.clear();
            for (var event : events) {
                if (event.type().equals("ledger.entry-posted.v1") && accounts.contains(event.key())) {
                    var seq = event.value().get("seq").asLong();
                    var last = seen.getOrDefault(event.key(), 0L);
                    assertThat(seq).as("first occurrences ascend without a gap").isLessThanOrEqualTo(last + 1);
                    seen.put(event.key(), Math.max(last, seq));
                }
            }
            return accounts.stream().allMatch(account -> seen.getOrDefault(account, 0L) == suite.ledgerSeq(account));
        });
    }

    private static void awaitAnswers(Map<String, Answer> answered, int count) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (answered.size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Only " + answered.size() + " of " + count + " payments were answered");
            }
            Thread.sleep(20);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
