package org.walletsuite.withdrawal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.WithdrawalEvent;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.withdrawal.testing.WithdrawalScenario;

/** A request that dies between any two of its steps is finished by the worker, once, and its key tells what came of it. */
class CrashTest extends WithdrawalScenario {

    private static final String KEY = "the-same-key";

    /** Where a request dies after its intent; before that nothing is on record. */
    enum Death {
        BEFORE_THE_LEDGER,
        AFTER_THE_LEDGER,
        BEFORE_THE_COMMIT
    }

    private enum Step {
        CREATE("withdrawal.created.v1", "Pending", "100.00 held 10.00"),
        APPROVE("withdrawal.approved.v1", "Approved", "90.00 held 0.00"),
        REJECT("withdrawal.rejected.v1", "Rejected", "100.00 held 0.00"),
        CANCEL("withdrawal.cancelled.v1", "Cancelled", "100.00 held 0.00");

        private final String event;
        private final String status;
        private final String money;

        Step(String event, String status, String money) {
            this.event = event;
            this.status = status;
            this.money = money;
        }
    }

    @AfterEach
    void letEventsThrough() {
        TestDatabase.shared()
                .asOwner()
                .sql("drop trigger if exists dies on outbox; drop function if exists die()")
                .update();
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsFinishedByTheWorker(Death death) {
        var holder = holder("100.00");
        var client = holder.client().withKey(KEY);

        die(death);
        var dead = create(client, bankTransfer("10"));
        live();
        assertThat(dead.status()).as(dead.body()).isIn(500, 504);
        assertThat(holder.client().get("/withdrawal/requests/").json()).isEmpty();
        sweep();

        var again = create(client, bankTransfer("10")).expect(201);
        var withdrawal = again.at("/withdrawal_id").asLong();
        assertThat(again.isReplayed()).isTrue();
        verify(holder, withdrawal, Step.CREATE);
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsFinishedByWhoeverRepeatsIt(Death death) {
        var holder = holder("100.00");
        var client = holder.client().withKey(KEY);
        die(death);
        create(client, bankTransfer("10"));
        live();

        var again = create(client, bankTransfer("10")).expect(201);

        verify(holder, again.at("/withdrawal_id").asLong(), Step.CREATE);
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalIsFinishedByTheWorker(Death death) {
        var admin = admin().withKey(KEY);

        isFinished(death, Step.APPROVE, withdrawal -> approve(admin, withdrawal));
    }

    @ParameterizedTest
    @EnumSource
    void aRejectionIsFinishedByTheWorker(Death death) {
        var admin = admin().withKey(KEY);

        isFinished(death, Step.REJECT, withdrawal -> reject(admin, withdrawal));
    }

    private void isFinished(Death death, Step step, Function<Long, Answer> decision) {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "10");

        die(death);
        var dead = decision.apply(withdrawal);
        live();
        assertThat(dead.status()).as(dead.body()).isIn(500, 504);
        assertThat(status(holder, withdrawal)).as("what is only intended").isEqualTo("Pending");
        sweep();

        verify(holder, withdrawal, step);
        var again = decision.apply(withdrawal).expect(200);
        assertThat(again.isReplayed()).isTrue();
        assertThat(again.text("/status")).isEqualTo(step.status);
        verify(holder, withdrawal, step);
    }

    @ParameterizedTest
    @EnumSource
    void aCancellationIsFinishedByTheWorker(Death death) {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "10");

        die(death);
        cancel(holder, withdrawal);
        live();
        sweep();

        verify(holder, withdrawal, Step.CANCEL);
    }

    /** What an admin has begun nobody undoes; whoever comes finishes it first. */
    @ParameterizedTest
    @EnumSource
    void aHalfDoneApprovalIsFinishedByWhoWantsSomethingElse(Death death) {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "10");
        die(death);
        approve(admin(), withdrawal);
        live();

        var answer = cancel(holder, withdrawal).expect(400);

        assertThat(answer.text("/detail")).isEqualTo("Cannot cancel withdrawal with status: Approved");
        verify(holder, withdrawal, Step.APPROVE);
    }

    @Test
    void whileTheLedgerIsAwayNothingElseIsBegunOnWhatIsUnderWay() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "10");
        ledger.becomeUnavailable();
        cancel(holder, withdrawal).expect(504);

        assertThat(reject(admin(), withdrawal).status()).isEqualTo(503);

        ledger.recover();
        sweep();
        verify(holder, withdrawal, Step.CANCEL);
    }

    @Test
    void anApprovalWhoseBalanceIsFrozenMeanwhileTakesEffectAfterwards() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "10");
        die(Death.BEFORE_THE_LEDGER);
        approve(admin(), withdrawal).expect(504);
        live();
        set(holder, AccountStatus.FROZEN);
        sweep();
        assertThat(status(holder, withdrawal)).isEqualTo("Pending");
        assertThat(cancel(holder, withdrawal).expect(409).body())
                .as("the user is not told of the approval")
                .doesNotContain("approv");

        set(holder, AccountStatus.ACTIVE);
        sweep();

        verify(holder, withdrawal, Step.APPROVE);
    }

    /** One attempt comes to the ledger in time and to the row too late: another one was refused meanwhile. */
    @Test
    void aHoldThatComesAfterItsRefusalIsLetGo() throws Exception {
        var holder = holder("100.00");
        die(Death.BEFORE_THE_LEDGER);
        create(holder.client(), bankTransfer("10")).expect(504);
        live();
        var id = onlyOf(holder);
        var late = new Thread(() -> service.getBean(WithdrawalWorkflow.class).attempt(id));

        new TransactionTemplate(service.getBean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            db.sql("update withdrawal set status = 'REFUSED', refusal = 'INSUFFICIENT_FUNDS', next_attempt_at = null,"
                            + " version = version + 1 where id = ?")
                    .param(id)
                    .update();
            late.start();
            await().until(() -> money(holder).equals("100.00 held 10.00"));
        });
        late.join();

        assertThat(money(holder)).isEqualTo("100.00 held 0.00");
        assertThat(holder.client().get("/withdrawal/requests/").json()).isEmpty();
    }

    /** The other attempt gave up and died, and its command came out of the ledger's queue when the balance was active again. */
    @Test
    void aHoldThatNobodyWaitsForIsVoidedByTheWorker() {
        var holder = holder("100.00");
        set(holder, AccountStatus.FROZEN);
        create(holder.client(), bankTransfer("10")).expect(400);
        var id = onlyOf(holder);
        set(holder, AccountStatus.ACTIVE);
        assertThat(placeHold(holder, id, 10_00)).isInstanceOf(HoldResult.Done.class);
        assertThat(money(holder)).isEqualTo("100.00 held 10.00");

        sweep();

        assertThat(money(holder)).isEqualTo("100.00 held 0.00");
        assertThat(count("withdrawal", "id = ? and status = 'REFUSED' and next_attempt_at is null", id))
                .isOne();
    }

    @Test
    void whatWasRefusedIsLookedAtOnlyOnceNoHoldCanComeAnyMore() {
        var holder = holder("100.00");
        set(holder, AccountStatus.FROZEN);
        create(holder.client(), bankTransfer("10")).expect(400);
        var id = onlyOf(holder);

        service.getBean(WithdrawalWorkflow.class).attempt(id);

        assertThat(count("withdrawal", "id = ? and next_attempt_at is not null", id))
                .isOne();
    }

    private void die(Death death) {
        switch (death) {
            case BEFORE_THE_LEDGER -> ledger.loseCommands();
            case AFTER_THE_LEDGER -> ledger.loseAnswersToCommands();
            case BEFORE_THE_COMMIT -> TestDatabase.shared().asOwner().sql("""
                        create function die() returns trigger language plpgsql as
                            'begin raise exception ''Died before the commit''; end';
                        create trigger dies before insert on outbox for each row execute function die()""").update();
        }
    }

    private UUID onlyOf(Holder holder) {
        return db.sql("select id from withdrawal where user_id = ?")
                .param(holder.id())
                .query(UUID.class)
                .single();
    }

    private void live() {
        ledger.recover();
        letEventsThrough();
    }

    private void verify(Holder holder, long withdrawal, Step step) {
        assertThat(status(holder, withdrawal)).isEqualTo(step.status);
        assertThat(money(holder)).isEqualTo(step.money);
        assertThat(published(WithdrawalEvent.TOPIC, idOf(withdrawal)))
                .extracting(PublishedEvent::type)
                .endsWith(step.event)
                .doesNotHaveDuplicates();
        assertThat(count("withdrawal", "id = ? and next_attempt_at is not null", idOf(withdrawal)))
                .isZero();
    }
}
