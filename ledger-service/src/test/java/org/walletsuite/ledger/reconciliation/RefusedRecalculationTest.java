package org.walletsuite.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.testing.ServiceTest;

/** Accounts that the command leaves as they are, because their own entries or holds contradict each other. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class RefusedRecalculationTest {

    private final CardHolder holder;

    RefusedRecalculationTest(ApplicationContext service) {
        this.holder = CardHolder.of(service);
    }

    @AfterEach
    void theBooksAreInOrder() {
        holder.assertBooksInOrder();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount = 334|amount = 333|entry 1 of 334 makes 333 out of 0",
                "seq = 3, amount = 9|seq = 1, amount = 333|entry 2 follows entry 0",
                "amount = 3, balance_after = 3|amount = 333, balance_after = 333|entry 1, its transfer, or the entry before it was edited",
            })
    void changesNothingWhereAnEntryWasEdited(String edit, String repair, String reported) {
        var entry = " where account_id = ':card' and transfer_id = '" + holder.firstTransfer() + "'";
        refusesAfter("update entry set " + edit + entry, "update entry set " + repair + entry, reported);
    }

    @Test
    void changesNothingWhereTheLastEntryWasDeleted() {
        var nowhere = UUID.randomUUID();
        refusesAfter(
                "update entry set account_id = '" + nowhere + "' where account_id = ':card' and seq = 2",
                "update entry set account_id = ':card' where account_id = '" + nowhere + "'",
                "it counts 2 entries, but the last one is 1");
    }

    @Test
    void changesNothingWhereAHoldWasEdited() {
        var id = holder.hold(100);
        refusesAfter(
                "update hold set amount = 70 where id = '" + id + "'",
                "update hold set amount = 100 where id = '" + id + "'",
                "its open holds sum to 0.70, but their changes lead to 1.00");
    }

    @Test
    void changesNothingWhereMoreIsHeldThanTheAccountHas() {
        holder.damageUncached("update account set balance = 1000 where id = ':card'");
        var hold = holder.hold(800);

        assertThat(holder.recalculate("--user-id=" + holder.user)).isEqualTo(1);

        assertThat(holder.output).contains("NOT CORRECTED: it would be below its floor of 0.00");
        assertThat(holder.account().balance()).isEqualTo(1000);
        holder.ledger.voidHold(hold);
        assertThat(holder.recalculate("--user-id=" + holder.user)).isEqualTo(1);
        assertThat(holder.output).contains("corrected: balance 10.00 -> 6.66");
    }

    private void refusesAfter(String edit, String repair, String reported) {
        var before = holder.stored();
        holder.damage(edit);
        try {
            assertThat(holder.recalculate("--user-id=" + holder.user)).isEqualTo(1);
            assertThat(holder.output).contains("NOT CORRECTED: " + reported, "1 wrong and not to be corrected");
            assertThat(holder.recalculate("--user-id=" + holder.user, "--dry-run"))
                    .isEqualTo(1);
            assertThat(holder.output).contains("NOT CORRECTED: " + reported, "1 wrong and not to be corrected");
            assertThat(holder.stored()).isEqualTo(before);
            assertThat(holder.corrections()).isEmpty();
        } finally {
            holder.damage(repair);
        }
    }
}
