package org.walletsuite.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.payment.testing.EntryPublisher;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.testing.TestIssuer;

/** Each reconciliation check is proved by damage that only it can find. */
class ReconciliationTest extends PaymentServiceFixture {

    @Autowired
    private List<ReconciliationCheck> checks;

    @Autowired
    private EntryPublisher entryPublisher;

    private UUID lastSale = new UUID(0, 0);

    @Test
    void findsNothingInBooksThatAgree() {
        var stand = standThatSold(500, 300);
        var refund = as(staff).post("/api/v1/payments/refund", "{\"transactionId\":\"" + lastSale + "\"}");
        assertThat(refund.status()).isEqualTo(200);
        publish(stand, wallet, festival.cashInAccount());
        assertThat(discrepanciesAbout(stand)).isEmpty();
        assertThat(discrepanciesAbout(wallet)).isEmpty();
        assertThat(discrepanciesAbout(festival.cashInAccount())).isEmpty();
    }

    @Test
    void findsAChainThatWasRewrittenAfterItWasPublished() {
        var stand = standThatSold(500, 300);
        var published = entries(stand, 2).stream()
                .map(entry -> with(entry, entry.balanceAfter(), "f0".repeat(31) + "%02x".formatted(entry.seq())))
                .toList();
        publish(published);
        assertThat(discrepanciesAbout(stand))
                .containsExactly("Account " + stand
                        + ": entry 2 or one before it was rewritten in the ledger: Kafka has another hash");
    }

    @Test
    void findsAnEntryThatTheLedgerHasLost() {
        var stand = standThatSold(500);
        var lost = next(entryPublisher.entry(stand, 1), 300);
        publish(List.of(entryPublisher.entry(stand, 1), lost));
        assertThat(discrepanciesAbout(stand))
                .containsExactly(
                        "Account " + stand + ": entry 2 was published, but the ledger has no such entry",
                        "Stand " + stand
                                + ": its sales come to 800 at entry 2, the ledger says there is no such entry");
    }

    @Test
    void findsAnAccountWhoseOwnerHasChanged() {
        var stand = standThatSold(500);
        var entry = entryPublisher.entry(stand, 1);
        publish(List.of(new EntryPosted(
                entry.id(),
                entry.time(),
                entry.position(),
                stand,
                guestId,
                entry.program(),
                entry.purpose(),
                entry.asset(),
                1,
                500,
                500,
                entry.hash(),
                entry.transfer())));
        assertThat(discrepanciesAbout(stand))
                .hasSize(1)
                .first()
                .asString()
                .contains("but was published as", guestId.toString());
    }

    @Test
    void findsEntriesThatWereNotPublishedUntilTheyAre() {
        var stand = standThatSold(100, 200, 300, 400);
        var entries = entries(stand, 4);
        publish(List.of(entries.getFirst(), entries.getLast()));
        assertThat(discrepanciesAbout(stand))
                .containsExactly(
                        "Account " + stand + ": entries 2 to 3 were never published",
                        "Stand " + stand + ": its sales come to 500 at entry 4, the ledger says 1000");
        entryPublisher.send(List.of(entries.get(1), entries.get(2)));
        await().untilAsserted(() -> assertThat(discrepanciesAbout(stand)).isEmpty());
    }

    @Test
    void findsASecondVersionOfAnEntryThoughItsEventWasConsumedBefore() {
        var stand = standThatSold(500);
        var entry = entryPublisher.entry(stand, 1);
        publish(List.of(entry));
        entryPublisher.send(List.of(entry, with(entry, 500, "ab".repeat(32))));
        await().untilAsserted(() -> assertThat(discrepanciesAbout(stand))
                .containsExactly(
                        "Account " + stand + ": entry 1 was published in another version, hash " + "ab".repeat(32)));
    }

    @Test
    void findsAnEntryWithAnotherBalanceBeforeIt() {
        var stand = standThatSold(500, 300);
        var second = entryPublisher.entry(stand, 2);
        publish(List.of(entryPublisher.entry(stand, 1), with(second, 900, second.hash())));
        assertThat(discrepanciesAbout(stand))
                .contains("Account " + stand + ": entry 2 was published with another balance before it"
                        + " than the one before it left");
    }

    @Test
    void findsSalesThatDoNotAddUpToTheBalance() {
        var stand = standThatSold(500, 300);
        publish(stand);
        db.sql("update stand_sales set gross = gross + 1 where stand_id = ? and gross = 500")
                .param(stand)
                .update();
        assertThat(discrepanciesAbout(stand))
                .containsExactly("Stand " + stand + ": its sales come to 801 at entry 2, the ledger says 800");
    }

    @Test
    void findsEntriesThatWereConsumedButNotCounted() {
        var stand = standThatSold(500, 300);
        publish(stand);
        db.sql("update stand_sales_progress set seq = 1 where stand_id = ?")
                .param(stand)
                .update();
        assertThat(discrepanciesAbout(stand))
                .containsExactly("Stand " + stand + ": entry 2 was consumed but not counted");
    }

    @Test
    void findsAStandWithoutItsAccount() {
        var lost = addStandRow();
        assertThat(discrepanciesAbout(lost)).containsExactly("Stand " + lost + " has no account in the ledger");
        var moved = addStandRow();
        var elsewhere = newFestival();
        books.open(
                moved,
                new NewAccount(
                        moved, null, "festival", "stand", elsewhere.asset().code(), null));
        assertThat(discrepanciesAbout(moved))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Stand " + moved + " of festival " + festival.id()
                        + " has an account in the ledger that is none of a stand there");
    }

    @Test
    void findsAStandsAccountWithoutAStand() {
        var nobody = Ids.next();
        books.open(nobody, new NewAccount(nobody, null, "festival", "stand", Festival.assetCode(festival.id()), null));
        assertThat(discrepanciesAbout(nobody))
                .containsExactly("Account " + nobody + " with a balance of 0 "
                        + festival.asset().code() + " is a stand's, but there is no such stand");
    }

    @Test
    void runsOnDemandForServicesOnly() {
        var lost = addStandRow();
        var answer = as(TestIssuer.shared().serviceToken("payment")).post("/internal/reconciliation");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/discrepancies").asLong()).isPositive();
        var lines =
                answer.at("/lines").valueStream().map(line -> line.asString()).toList();
        assertThat(lines).anyMatch(line -> line.startsWith("FAIL  Every stand has its account in the ledger: "));
        assertThat(lines.stream().filter(line -> line.matches("(ok    |FAIL  ).*")))
                .hasSize(checks.size());
        assertThat(discrepanciesAbout(lost)).hasSize(1);
        assertThat(asNobody().get("/actuator/prometheus").body())
                .contains(
                        "reconciliation_discrepancies{",
                        "reconciliation_last_run_seconds{",
                        "reconciliation_entries_total{");
        assertThat(as(admin).post("/internal/reconciliation").status()).isEqualTo(403);
        assertThat(asNobody().post("/internal/reconciliation").status()).isEqualTo(401);
    }

    @Test
    void neverTakesAnOutageForADiscrepancy() {
        ledger.becomeUnavailable();
        var answer = as(TestIssuer.shared().serviceToken("payment")).post("/internal/reconciliation");
        assertThat(answer.status()).isEqualTo(503);
        assertThatThrownBy(this::everyDiscrepancy).isInstanceOf(ServiceUnavailable.class);
    }

    private UUID standThatSold(long... amounts) {
        var stand = newStand();
        fund(wallet, 10_000);
        for (var amount : amounts) {
            var sold = as(staff)
                    .post(
                            "/api/v1/payments",
                            "{\"walletId\":\"" + wallet + "\",\"amount\":" + amount + ",\"standId\":\"" + stand
                                    + "\"}");
            assertThat(sold.status()).isEqualTo(200);
            lastSale = sold.id();
        }
        return stand;
    }

    private UUID addStandRow() {
        var id = Ids.next();
        db.sql("insert into stand (id, festival_id, name, category, status, opened, created_at, updated_at)"
                        + " values (?, ?, 'Lost', 'BAR', 'ACTIVE', true, now(), now())")
                .param(id)
                .param(festival.id())
                .update();
        return id;
    }

    private List<EntryPosted> entries(UUID account, int count) {
        var entries = new ArrayList<EntryPosted>();
        for (var seq = 1; seq <= count; seq++) {
            entries.add(entryPublisher.entry(account, seq));
        }
        return entries;
    }

    private static EntryPosted with(EntryPosted entry, long balanceAfter, String hash) {
        return changed(entry, entry.seq(), entry.amount(), balanceAfter, hash);
    }

    private static EntryPosted next(EntryPosted entry, long amount) {
        return changed(entry, entry.seq() + 1, amount, entry.balanceAfter() + amount, "cd".repeat(32));
    }

    private static EntryPosted changed(EntryPosted entry, long seq, long amount, long balanceAfter, String hash) {
        return new EntryPosted(
                entry.accountId() + ":" + seq,
                entry.time(),
                entry.position(),
                entry.accountId(),
                entry.ownerId(),
                entry.program(),
                entry.purpose(),
                entry.asset(),
                seq,
                amount,
                balanceAfter,
                hash,
                entry.transfer());
    }

    private void publish(UUID... accounts) {
        for (var account : accounts) {
            var last = books.account(account).orElseThrow().seq();
            publish(entries(account, (int) last));
        }
    }

    /** Publishes entries of one account and waits until the last one is consumed. */
    private void publish(List<EntryPosted> entries) {
        entryPublisher.send(entries);
        var last = entries.getLast();
        await().until(() -> db.sql("select exists (select from heard_head where account_id = ? and seq = ?)")
                .param(last.accountId())
                .param(last.seq())
                .query(Boolean.class)
                .single());
    }
}
