package org.walletsuite.payment.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.payment.funding.FundingFixture;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.testing.Answer;

/** What a user's transactions are, and in which order. */
class HistoryTest extends FundingFixture {

    @Test
    void isEmptyAtFirst() {
        var answer = asUser(Ids.next()).get(TRANSACTIONS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"message\":\"Transactions retrieved successfully\"")
                .contains("\"data\":{\"content\":[],\"page\":0,\"size\":20,\"totalElements\":0,\"totalPages\":0}");
    }

    @Test
    void showsEachAsItsOwnAnswerDid() {
        var first = topUp("100");
        var second = topUp("50.50");

        var content = history("").at("/data/content");

        assertThat(content.get(0)).isEqualTo(second.data());
        assertThat(content.get(1)).isEqualTo(first.data());
    }

    @Test
    void showsWithdrawalsAsPositiveAmounts() {
        topUp("100");
        withdraw(30_00);

        var shown = history("");

        assertThat(shown.body())
                .contains("\"type\":\"WITHDRAWAL\",\"amount\":30.00,\"balanceBefore\":100.00,\"balanceAfter\":70.00")
                .contains("\"description\":\"To the bank\",\"status\":\"COMPLETED\"");
        assertThat(shown.text("/data/content/0/type")).isEqualTo("WITHDRAWAL");
        assertThat(shown.text("/data/content/1/type")).isEqualTo("TOPUP");
    }

    @Test
    void hasWhatWaitsWhereItWasBegun() {
        var early = pending(1_00);
        var first = id(topUp("100"));
        var between = pending(2_00);
        var later = pending(3_00);
        var second = id(topUp("200"));

        assertThat(ids(history(""))).containsExactly(second, later, between, first, early);
    }

    @Test
    void movesWhatIsConfirmedToWhenItWas() {
        var waiting = pending(1_00);
        var other = id(topUp("100"));

        report(waiting, "CONFIRMED");

        assertThat(ids(history(""))).containsExactly(waiting, other);
        assertThat(history("").at("/data/totalElements").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 20, 100})
    void isTheSameListInPagesOfAnySize(int size) {
        for (var round = 0; round < 4; round++) {
            pending(1_00);
            topUp("10");
            topUp("20");
            report(pending(2_00), "FAILED");
        }
        pending(3_00);
        var whole = ids(history("?size=100"));

        var pages = new ArrayList<UUID>();
        for (var page = 0; page * size < whole.size(); page++) {
            pages.addAll(ids(history("?page=" + page + "&size=" + size)));
        }

        assertThat(whole).hasSize(17).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(whole);
        var last = history("?page=0&size=" + size);
        assertThat(last.at("/data/totalElements").asInt()).isEqualTo(17);
        assertThat(last.at("/data/totalPages").asInt()).isEqualTo((17 + size - 1) / size);
        assertThat(ids(history("?page=99&size=" + size))).isEmpty();
    }

    @Test
    void endsWithTheNewestThousandOfWhatCameToNothing() {
        var template = pending(1_00);
        db.sql("insert into top_up (id, wallet_id, amount, provider, status, after_seq, created_at, expires_at, due_at)"
                        + " select gen_random_uuid(), wallet_id, amount, provider, 'EXPIRED', 0, created_at, expires_at, due_at"
                        + " from top_up, generate_series(1, 1005) where id = ?")
                .param(template)
                .update();
        var posted = id(topUp("1"));

        assertThat(history("?size=1").at("/data/totalElements").asInt()).isEqualTo(1_001);
        assertThat(ids(history("?size=1"))).containsExactly(posted);
        assertThat(ids(history("?page=10&size=100"))).hasSize(1);
    }

    @Test
    void asksTheLedgerOnceForAllThatAnOutageLeftUnderWay() {
        topUp("1");
        for (var i = 0; i < 10; i++) {
            var waiting = pending(1_00);
            ledger.becomeUnavailable();
            report(waiting, "CONFIRMED");
            ledger.recover();
        }
        var before = ledger.calls();

        assertThat(history("").at("/data/totalElements").asInt()).isEqualTo(11);

        assertThat(ledger.calls() - before).isEqualTo(2);
    }

    @Test
    void isWholeWhileItGrows() {
        topUp("1");
        for (var i = 0; i < 5; i++) {
            pending(1_00);
        }

        var lists = atOnce(12, number -> number % 2 == 0 ? topUp("1") : history("?size=100"));

        for (var list : lists.stream()
                .filter(answer -> answer.at("/data/content").isArray())
                .toList()) {
            assertThat(list.status()).isEqualTo(200);
            assertThat(ids(list)).doesNotHaveDuplicates();
            assertThat(ids(list)).hasSize(list.at("/data/totalElements").asInt());
        }
    }

    @Test
    void clampsPagesThatAreTooLargeAndRefusesThoseThatAreNone() {
        assertThat(history("?size=1000").at("/data/size").asInt()).isEqualTo(100);
        assertThat(history("?size=0").status()).isEqualTo(400);
        assertThat(history("?size=-1").text("/message")).isEqualTo("size: Must be at least 1.");
        assertThat(history("?page=-1").text("/message")).isEqualTo("page: Must be at least 0.");
        assertThat(history("?page=beer").status()).isEqualTo(400);
        assertThat(history("?page=2147483647&size=100").at("/data/content")).isEmpty();
    }

    @Test
    void isNobodyElses() {
        topUp("100");
        pending(1_00);

        assertThat(asUser(Ids.next())
                        .get(TRANSACTIONS)
                        .at("/data/totalElements")
                        .asInt())
                .isZero();
        assertThat(asNobody().get(TRANSACTIONS).status()).isEqualTo(401);
    }

    @Test
    void isNotInventedWhileTheLedgerIsAway() {
        topUp("100");
        ledger.becomeUnavailable();

        var answer = history("");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    private void withdraw(long amount) {
        var payout = accounts.mainWalletOperator(MainWalletAccounts.PAYOUT);
        accounts.move(mainWallet, payout, amount, "WITHDRAWAL", Map.of("description", "To the bank"));
    }

    private static UUID id(Answer topUp) {
        return UUID.fromString(topUp.text("/data/transactionId"));
    }

    private static List<UUID> ids(Answer list) {
        return list.at("/data/content")
                .valueStream()
                .map(one -> UUID.fromString(one.get("transactionId").asString()))
                .toList();
    }
}
