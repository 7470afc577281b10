package org.walletsuite.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.ledger.writer.Books.key;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.platform.testing.ServiceTest;

/** The command beside the running service, whose writer has cached the accounts that it posted to. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class RecalculateBalancesCommandTest {

    private final CardHolder holder;

    RecalculateBalancesCommandTest(ApplicationContext service) {
        this.holder = CardHolder.of(service);
    }

    @AfterEach
    void theBooksAreInOrder() {
        holder.assertBooksInOrder();
    }

    @Test
    void leavesCorrectBalancesAsTheyAre() {
        var before = holder.stored();

        assertThat(holder.recalculate("--user-id=" + holder.user)).isZero();

        assertThat(holder.output.lines())
                .containsExactly(
                        holder.card.id() + "  user " + holder.user + "  giftcard/withdrawable/" + holder.card.asset()
                                + "  balance 6.66, entries 6.66  held 0.00, holds 0.00  correct",
                        "1 correct, 0 corrected, 0 wrong and not to be corrected");
        assertThat(holder.stored()).isEqualTo(before);
        assertThat(holder.corrections()).isEmpty();
    }

    @Test
    void correctsABalanceAndRecordsTheCorrection() {
        holder.damage("update account set balance = 1000 where id = ':card'");

        assertThat(holder.recalculate("--user-id", String.valueOf(holder.user))).isEqualTo(1);

        assertThat(holder.output)
                .contains("balance 10.00, entries 6.66  held 0.00, holds 0.00  corrected: balance 10.00 -> 6.66")
                .contains("0 correct, 1 corrected, 0 wrong and not to be corrected");
        assertThat(holder.account().balance()).isEqualTo(666);
        assertThat(holder.corrections()).containsExactly("2: 1000 -> 666, 0 -> 0");
        assertThat(holder.recalculate("--user-id=" + holder.user)).isZero();
        assertThat(holder.corrections()).hasSize(1);
    }

    @Test
    void correctsWhatIsHeld() {
        holder.hold(100);
        holder.damage("update account set held = 40, balance = 667 where id = ':card'");

        assertThat(holder.recalculate("--user-id=" + holder.user)).isEqualTo(1);

        assertThat(holder.output).contains("corrected: balance 6.67 -> 6.66, held 0.40 -> 1.00");
        assertThat(holder.account().held()).isEqualTo(100);
        assertThat(holder.corrections()).containsExactly("2: 667 -> 666, 40 -> 100");
    }

    @Test
    void aDryRunChangesNothing() {
        holder.damage("update account set balance = 1000 where id = ':card'");
        var before = holder.stored();

        assertThat(holder.recalculate("--user-id=" + holder.user, "--dry-run")).isEqualTo(1);

        assertThat(holder.output)
                .contains(
                        "balance 10.00, entries 6.66  held 0.00, holds 0.00  would be corrected: balance 10.00 -> 6.66")
                .contains("0 correct, 1 to be corrected, 0 wrong and not to be corrected");
        assertThat(holder.stored()).isEqualTo(before);
        assertThat(holder.corrections()).isEmpty();
        holder.damage("update account set balance = 666 where id = ':card'");
        assertThat(holder.recalculate("--user-id=" + holder.user, "--dry-run")).isZero();
    }

    @Test
    void changesTheAccountsOfOneUserOnlyWhereOneIsNamed() {
        var second = holder.open(holder.user, "pending");
        var other = holder.open(holder.user + 1, "withdrawable");
        Stream.of(holder.card, second, other)
                .forEach(account ->
                        holder.damage("update account set balance = balance + 5 where id = '" + account.id() + "'"));

        assertThat(holder.recalculate("--user-id=" + holder.user)).isEqualTo(1);

        assertThat(holder.output)
                .contains(holder.card.id().toString(), second.id().toString(), "2 corrected");
        assertThat(holder.output).doesNotContain(other.id().toString());
        assertThat(holder.ledger.account(other.id()).orElseThrow().balance()).isEqualTo(5);
        assertThat(holder.recalculate()).isEqualTo(1);
        assertThat(holder.output.lines().filter(line -> line.contains("corrected: ")))
                .singleElement()
                .asString()
                .startsWith(other.id() + "  user " + (holder.user + 1) + "  ");
        assertThat(holder.output.lines()).hasSize(holder.accounts() + 1);
        assertThat(holder.recalculate()).isZero();
    }

    @Test
    void aRunningWriterDoesNotGoOnWithTheBalanceThatItHasCached() {
        holder.damageUncached("update account set balance = 1000 where id = ':card'");
        holder.hold(1);
        assertThat(holder.account().balance())
                .as("the balance that the writer has read, written and cached")
                .isEqualTo(1000);

        assertThat(holder.recalculate("--user-id=" + holder.user)).isEqualTo(1);

        assertThat(holder.credit(10)).isEqualTo(676);
        assertThat(holder.account().balance()).isEqualTo(676);
    }

    @Test
    void correctsWhileTheWriterPostsToOtherAccounts() throws Exception {
        var busy = holder.open(holder.user, "pending");
        holder.damage("update account set balance = 1000 where id = ':card'");
        var posting = Thread.ofVirtual().start(() -> {
            for (var i = 0; i < 200; i++) {
                holder.books.posted(Books.move(key(), 1, holder.books.stand(), busy));
            }
        });

        assertThat(holder.recalculate("--user-id=" + holder.user)).isEqualTo(1);

        posting.join();
        assertThat(holder.output).contains("1 correct, 1 corrected, 0 wrong");
        assertThat(holder.account().balance()).isEqualTo(666);
        assertThat(holder.ledger.account(busy.id()).orElseThrow().balance()).isEqualTo(200);
        assertThat(holder.credit(10)).isEqualTo(676);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--dryrun", "--dry-run=false", "--user-id", "--user-id=", "--user-id=x", "--user-id=-1", "7"})
    void refusesOptionsThatItDoesNotKnow(String option) {
        holder.damage("update account set balance = 1000 where id = ':card'");
        var before = holder.stored();

        assertThat(holder.recalculate(option)).isEqualTo(1);

        assertThat(holder.output.strip()).isEqualTo("recalculate-balances [--user-id N] [--dry-run]");
        assertThat(holder.stored()).isEqualTo(before);
        holder.damage("update account set balance = 666 where id = ':card'");
    }

    @Test
    void refusesAUserWhoHasNoAccounts() {
        assertThat(holder.recalculate("--user-id=999999999999999")).isEqualTo(1);

        assertThat(holder.output.strip()).isEqualTo("User 999999999999999 has no accounts");
    }

    @Test
    void reportsThatTheDatabaseIsUnavailable() {
        assertThat(holder.recalculateAt("jdbc:postgresql://127.0.0.1:1/none")).isEqualTo(2);
        assertThat(holder.output).startsWith("Not all balances were recalculated: ");
    }
}
