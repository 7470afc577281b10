package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;

class SimultaneousPaymentsIT {

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());

    @Test
    void ofFiftyPaymentsOnABalanceForTwentyExactlyTwentySucceed() throws Exception {
        var guest = fair.newcomer();
        var wallet = fair.walletOf(guest, 20 * 500);
        var answers = atOnce(IntStream.range(0, 50)
                .<Callable<Answer>>mapToObj(_ -> () -> fair.staff.post("/api/v1/payments", fair.payment(wallet, 500)))
                .toList());
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(20);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(30)
                .allSatisfy(answer -> assertThat(answer.errorCode()).isEqualTo("INSUFFICIENT_BALANCE"));
        assertThat(balance(guest)).isZero();
    }

    @Test
    void twentyRequestsWithOneKeyAtOnceAreOnePaymentWithEqualAnswers() throws Exception {
        var guest = fair.newcomer();
        var wallet = fair.walletOf(guest, 10_000);
        var key = UUID.randomUUID().toString();
        var answers = atOnce(IntStream.range(0, 20)
                .<Callable<Answer>>mapToObj(
                        _ -> () -> fair.staff.post("/api/v1/payments", fair.payment(wallet, 500), key))
                .toList());
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(Answer::isReplay).hasSize(19);
        assertThat(balance(guest)).isEqualTo(9_500);

        var other = fair.staff.post("/api/v1/payments", fair.payment(wallet, 501), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.errorCode()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void paymentsAndRefundsAtTheSameTimeAllSucceed() throws Exception {
        var guest = fair.newcomer();
        var wallet = fair.walletOf(guest, 100_000);
        var paid = IntStream.range(0, 25)
                .mapToObj(_ -> fair.staff
                        .post("/api/v1/payments", fair.payment(wallet, 100))
                        .data(200)
                        .get("id")
                        .asString())
                .toList();
        var payments = IntStream.range(0, 25)
                .<Callable<Answer>>mapToObj(_ -> () -> fair.staff.post("/api/v1/payments", fair.payment(wallet, 100)));
        var refunds = paid.stream()
                .<Callable<Answer>>map(id ->
                        () -> fair.staff.post("/api/v1/payments/refund", "{\"transactionId\": \"%s\"}".formatted(id)));
        var answers = atOnce(Stream.concat(payments, refunds).toList());
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(balance(guest)).isEqualTo(97_500);
    }

    @Test
    void fiftyFirstReadsOfAWalletCreateOneWallet() throws Exception {
        var guest = fair.newcomer();
        var answers = atOnce(IntStream.range(0, 50)
                .<Callable<Answer>>mapToObj(_ -> () -> guest.get("/api/v1/me/wallets/" + fair.festival))
                .toList());
        assertThat(answers)
                .extracting(answer -> answer.data(200).get("id").asString())
                .containsOnly(answers.getFirst().data(200).get("id").asString());
    }

    private long balance(GatewayClient guest) {
        return guest.get("/api/v1/me/wallets/" + fair.festival)
                .data(200)
                .get("balance")
                .asLong();
    }

    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
