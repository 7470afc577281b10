package org.walletsuite.withdrawal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.event.WithdrawalEvent;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.withdrawal.testing.WithdrawalScenario;

/** Whatever comes at the same instant: money is held once, and a withdrawal is decided once. */
class SimultaneousTest extends WithdrawalScenario {

    private static final int ROUNDS = 5;

    @RepeatedTest(ROUNDS)
    void theSameMoneyIsHeldForOneOfTwo() {
        var holder = holder("100.00");

        var answers = atOnce(2, _ -> create(holder.client(), bankTransfer("60")));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 400);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 400)
                .extracting(Answer::body)
                .containsExactly("{\"amount\":[\"Insufficient withdrawable balance."
                        + " Your current withdrawable balance is $40.00.\"]}");
        assertThat(money(holder)).isEqualTo("100.00 held 60.00");
        assertThat(holder.client().get("/withdrawal/requests/").json()).hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void oneKeyIsOneWithdrawal() {
        var holder = holder("100.00");
        var client = holder.client().withKey("together");

        var answers = atOnce(8, _ -> create(client, bankTransfer("10")));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(money(holder)).isEqualTo("100.00 held 10.00");
    }

    @Test
    void aRetryIsNotRefusedForTheMoneyThatItsFirstAttemptHolds() {
        var holder = holder("100.00");
        var client = holder.client().withKey("overtaken");
        var first = new ArrayList<Answer>();
        wallets.duringNextCheck(() -> first.add(create(client, bankTransfer("60"))));

        var retry = create(client, bankTransfer("60"));

        retry.verifyReplays(first.getFirst().expect(201));
        assertThat(money(holder)).isEqualTo("100.00 held 60.00");
    }

    @RepeatedTest(ROUNDS)
    void oneOfApprovalAndCancellationWins() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "10");
        var admin = admin();

        var answers = both(() -> approve(admin, withdrawal), () -> cancel(holder, withdrawal));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
        var approved = answers.getFirst().status() == 200;
        assertThat(status(holder, withdrawal)).isEqualTo(approved ? "Approved" : "Cancelled");
        assertThat(answers.get(approved ? 1 : 0).text("/detail"))
                .isEqualTo(
                        approved
                                ? "Cannot cancel withdrawal with status: Approved"
                                : "Cannot process withdrawal with status: Cancelled");
        assertThat(money(holder)).isEqualTo(approved ? "90.00 held 0.00" : "100.00 held 0.00");
        assertThat(published(WithdrawalEvent.TOPIC, idOf(withdrawal)))
                .extracting(PublishedEvent::type)
                .containsExactly(
                        "withdrawal.created.v1", approved ? "withdrawal.approved.v1" : "withdrawal.cancelled.v1");
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoAdminsDecides() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "10");
        var one = admin();
        var other = admin();

        var answers = both(() -> approve(one, withdrawal), () -> reject(other, withdrawal));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
        assertThat(count("withdrawal_audit", "withdrawal_id = ?", idOf(withdrawal)))
                .isEqualTo(2);
    }

    @Test
    void aDoubleClickIsOneDecision() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "10");
        var admin = admin().withKey("click");

        var answers = atOnce(4, _ -> approve(admin, withdrawal));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(money(holder)).isEqualTo("90.00 held 0.00");
    }

    @Test
    void twoFirstApprovalsAreTheTwoThatAreNeeded() {
        var holder = holder(3, "9000000.00");
        var withdrawal = pending(holder, "2000000");
        var one = admin();
        var other = admin();

        var answers = both(() -> approve(one, withdrawal), () -> approve(other, withdrawal));

        assertThat(answers)
                .extracting(answer -> answer.text("/status"))
                .containsExactlyInAnyOrder("Pending", "Approved");
        assertThat(money(holder)).isEqualTo("7000000.00 held 0.00");
    }

    private static List<Answer> both(Supplier<Answer> one, Supplier<Answer> other) {
        return atOnce(2, number -> number == 0 ? one.get() : other.get());
    }
}
