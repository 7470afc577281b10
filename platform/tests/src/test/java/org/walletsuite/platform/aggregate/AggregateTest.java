package org.walletsuite.platform.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.EntityManagerFactory;
import jakarta.validation.ValidatorFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewInterceptor;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.TransactionSystemException;
import org.walletsuite.platform.aggregate.CardOrder.Card;
import org.walletsuite.platform.aggregate.CardOrder.Status;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.testing.TestBroker;

/** How JPA maps the aggregate pattern, over the real database. */
@TestConstructor(autowireMode = AutowireMode.ALL)
class AggregateTest extends AggregateFixture {

    private final ApplicationContext context;
    private final EntityManagerFactory factory;

    @Autowired
    AggregateTest(Tools tools, ApplicationContext context, EntityManagerFactory factory) {
        super(tools);
        this.context = context;
        this.factory = factory;
    }

    @Test
    void aNewAggregateIsInsertedWithoutASelect() {
        var statements = statementsOf(() -> desk.place(reference(), "Ada"));

        assertThat(statements).hasSize(2);
        assertThat(statements.getFirst()).startsWith("insert into card_order ");
        assertThat(statements.getLast()).startsWith("insert into card_order_step ");
    }

    @Test
    void aNewStepIsInsertedWithoutASelectAndRaisesTheVersion() {
        var id = desk.place(reference(), "Ada").id();

        var statements = statementsOf(() -> desk.change(id, Status.ASSIGNED));

        assertThat(statements)
                .extracting(sql -> sql.substring(0, sql.indexOf(' ')))
                .containsExactly("select", "select", "insert", "update");
        assertThat(orders.findById(id).orElseThrow().version()).isOne();
    }

    @Test
    void theHistoryKeepsItsOrder() {
        var id = desk.place(reference(), "Ada").id();
        desk.change(id, Status.ASSIGNED);
        desk.change(id, Status.APPROVED);

        var steps = transaction.execute(_ -> orders.findById(id).orElseThrow().steps());

        assertThat(steps).containsExactly(Status.PROCESSING, Status.ASSIGNED, Status.APPROVED);
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() {
        var written = desk.place(reference(), "Ada");

        var read = orders.findById(written.id()).orElseThrow();

        assertThat(read).isNotSameAs(written);
        assertThat(read.reference()).isEqualTo(written.reference());
        assertThat(read.recipient()).isEqualTo("Ada");
        assertThat(read.card()).isEqualTo(new Card("balloons", List.of("For", "you")));
        assertThat(read.createdAt())
                .isEqualTo(written.createdAt())
                .isEqualTo(written.createdAt().truncatedTo(ChronoUnit.MICROS));
        assertThat(written.id().version()).isEqualTo(7);
    }

    @Test
    void anyoneCanReadTheTablesWithoutJpa() {
        var order = desk.place(reference(), "Ada");

        var row = db.sql("select status, jsonb_typeof(card) as type, card ->> 'design' as design,"
                        + " created_at = ?::timestamptz as exact from card_order where id = ?")
                .param(order.createdAt().toString())
                .param(order.id())
                .query()
                .singleRow();

        assertThat(row)
                .containsEntry("status", "PROCESSING")
                .containsEntry("type", "object")
                .containsEntry("design", "balloons")
                .containsEntry("exact", true);
    }

    @Test
    void anIntentLocksItsRowUntilItIsCommitted() {
        var id = desk.place(reference(), "Ada").id();

        var statements = statementsOf(() -> transaction.executeWithoutResult(_ -> {
            orders.findLockedById(id).orElseThrow().become(Status.ASSIGNED, Instant.EPOCH);
            assertThatThrownBy(() -> another.executeWithoutResult(_ -> {
                        db.sql("set local lock_timeout = '50ms'").update();
                        orders.findLockedById(id);
                    }))
                    .isInstanceOf(CannotAcquireLockException.class);
        }));

        assertThat(statements.getFirst()).contains(" for no key update");
        var seen =
                transaction.execute(_ -> orders.findLockedById(id).orElseThrow().status());
        assertThat(seen).isEqualTo(Status.ASSIGNED);
    }

    @Test
    void theLaterCommitLosesAndWritesNothing() {
        var id = desk.place(reference(), "Ada").id();

        assertThatThrownBy(() -> desk.change(
                        id, Status.APPROVED, () -> another.executeWithoutResult(_ -> desk.change(id, Status.ASSIGNED))))
                .isInstanceOf(OptimisticLockingFailureException.class);

        var steps = transaction.execute(_ -> orders.findById(id).orElseThrow().steps());
        assertThat(steps).containsExactly(Status.PROCESSING, Status.ASSIGNED);
    }

    /** A listener waits for the end of an outage however long it takes, so these failures, which would never end, must not count as outages. */
    @Test
    void permanentFailuresAreNoOutage() {
        var id = desk.place(reference(), "Ada").id();

        var lost = catchThrowable(() -> desk.change(
                id, Status.APPROVED, () -> another.executeWithoutResult(_ -> desk.change(id, Status.ASSIGNED))));
        var refused = catchThrowable(() -> desk.place(reference(), "x".repeat(21)));

        assertThat(lost).isInstanceOf(TransientDataAccessException.class);
        assertThat(refused).isInstanceOf(TransactionSystemException.class);
        assertThat(List.of(lost, refused)).noneMatch(Outage::isBehind);
    }

    @Test
    void aTakenReferenceIsKnownByItsConstraintAtTheFlushAtTheCommitAndWithoutJpa() {
        var reference = reference();
        desk.place(reference, "Ada");

        for (Runnable again : List.<Runnable>of(
                () -> desk.announce(reference, _ -> {}),
                () -> desk.place(reference, "Bob"),
                () -> db.sql("insert into card_order select gen_random_uuid(), version, reference, recipient, status,"
                                + " card, created_at from card_order where reference = ?")
                        .param(reference)
                        .update())) {
            var failure =
                    Objects.requireNonNull(catchThrowableOfType(DataIntegrityViolationException.class, again::run));
            assertThat(Constraints.violatedBy(failure)).contains("card_order_reference");
        }
    }

    @Test
    void theEventAndTheAggregateAreOneCommit() {
        var reference = reference();

        var order = desk.announce(reference, _ -> {
            assertThat(rowsOf(reference) + eventsOf(reference)).isEqualTo(2);
            var seenByOthers = another.execute(_ -> rowsOf(reference) + eventsOf(reference));
            assertThat(seenByOthers).isZero();
        });

        assertThat(rowsOf(reference)).isOne();
        assertThat(TestBroker.shared().awaitRecords(UserEvent.TOPIC, order.id(), 1))
                .hasSize(1);
    }

    @Test
    void theEventAndTheAggregateAreRolledBackTogether() {
        var reference = reference();

        assertThatThrownBy(() -> desk.announce(reference, _ -> {
                    throw new IllegalStateException("Fails before the commit");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(rowsOf(reference)).isZero();
        assertThat(eventsOf(reference)).isZero();
    }

    @Test
    void tablesMustMatchEntitiesValidationIsSharedAndSessionsEndWithTheirTransaction() {
        assertThat(factory.getProperties()).containsEntry("hibernate.hbm2ddl.auto", "validate");
        assertThat(factory.getProperties())
                .containsEntry("jakarta.persistence.validation.factory", context.getBean(ValidatorFactory.class));
        assertThat(context.getBeanNamesForType(OpenEntityManagerInViewInterceptor.class))
                .isEmpty();
    }

    private int rowsOf(String reference) {
        return db.sql("select count(*) from card_order where reference = ?")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private int eventsOf(String reference) {
        return db.sql("select count(*) from outbox where event_id = ?")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private static String reference() {
        return UUID.randomUUID().toString();
    }
}
