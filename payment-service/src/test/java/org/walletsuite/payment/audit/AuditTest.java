package org.walletsuite.payment.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.payment.testing.Broadcast;
import org.walletsuite.payment.testing.FestivalTest;
import org.walletsuite.platform.audit.Claim;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.peer.PeerUnavailable;
import org.walletsuite.platform.testing.TestIssuer;

/** Each claim is proved by damage that only it can find. */
class AuditTest extends FestivalTest {

    @Autowired
    private List<Claim> claims;

    @Autowired
    private Broadcast broadcast;

    private UUID lastSale = new UUID(0, 0);

    @Test
    void findsNothingWhereNothingIsWrong() {
        var stand = standThatSold(500, 300);
        var refund = as(staff).post("/api/v1/payments/refund", "{\"transactionId\":\"" + lastSale + "\"}");
        assertThat(refund.status()).isEqualTo(200);
        tell(stand, wallet, festival.cashInAccount());
        assertThat(findingsAbout(stand)).isEmpty();
        assertThat(findingsAbout(wallet)).isEmpty();
        assertThat(findingsAbout(festival.cashInAccount())).isEmpty();
    }

    @Test
    void findsAChainThatWasRewrittenAsAWholeSinceKafkaWasTold() {
        var stand = standThatSold(500, 300);
        var told = entries(stand, 2).stream()
                .map(entry -> with(entry, entry.balanceAfter(), "f0".repeat(31) + "%02x".formatted(entry.seq())))
                .toList();
        tell(told);
        assertThat(findingsAbout(stand))
                .containsExactly("Account " + stand
                        + ": entry 2 or one before it was rewritten in the ledger: Kafka has another hash");
    }

    @Test
    void findsAnEntryThatTheLedgerHasLost() {
        var stand = standThatSold(500);
        var lost = next(broadcast.entry(stand, 1), 300);
        tell(List.of(broadcast.entry(stand, 1), lost));
        assertThat(findingsAbout(stand))
                .containsExactly(
                        "Account " + stand + ": entry 2 was told on Kafka, but the ledger has no such entry",
                        "Stand " + stand
                                + ": its sales come to 800 at entry 2, the ledger says there is no such entry");
    }

    @Test
    void findsAnAccountThatBelongsToSomebodyElseNow() {
        var stand = standThatSold(500);
        var entry = broadcast.entry(stand, 1);
        tell(List.of(new EntryPosted(
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
        assertThat(findingsAbout(stand)).hasSize(1).first().asString().contains("but was told as", guestId.toString());
    }

    @Test
    void findsEntriesThatWereNeverToldUntilTheyCome() {
        var stand = standThatSold(100, 200, 300, 400);
        var entries = entries(stand, 4);
        tell(List.of(entries.getFirst(), entries.getLast()));
        assertThat(findingsAbout(stand))
                .containsExactly(
                        "Account " + stand + ": entries 2 to 3 were never told on Kafka",
                        "Stand " + stand + ": its sales come to 500 at entry 4, the ledger says 1000");
        broadcast.send(List.of(entries.get(1), entries.get(2)));
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(findingsAbout(stand)).isEmpty());
    }

    @Test
    void findsASecondVersionOfAnEntryThoughTheInboxKnowsIt() {
        var stand = standThatSold(500);
        var entry = broadcast.entry(stand, 1);
        tell(List.of(entry));
        broadcast.send(List.of(entry, with(entry, 500, "ab".repeat(32))));
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(findingsAbout(stand))
                        .containsExactly("Account " + stand + ": entry 1 was told on Kafka in another version, hash "
                                + "ab".repeat(32)));
    }

    @Test
    void findsAnEntryThatStartsFromAnotherBalance() {
        var stand = standThatSold(500, 300);
        var second = broadcast.entry(stand, 2);
        tell(List.of(broadcast.entry(stand, 1), with(second, 900, second.hash())));
        assertThat(findingsAbout(stand))
                .contains("Account " + stand + ": entry 2 was told on Kafka with another balance before it"
                        + " than the one before it left");
    }

    @Test
    void findsSalesThatDoNotLeadToTheBalance() {
        var stand = standThatSold(500, 300);
        tell(stand);
        db.sql("update stand_sales set gross = gross + 1 where stand_id = ? and gross = 500")
                .param(stand)
                .update();
        assertThat(findingsAbout(stand))
                .containsExactly("Stand " + stand + ": its sales come to 801 at entry 2, the ledger says 800");
    }

    @Test
    void findsEntriesThatWereHeardButNotCounted() {
        var stand = standThatSold(500, 300);
        tell(stand);
        db.sql("update stand_sales_progress set seq = 1 where stand_id = ?")
                .param(stand)
                .update();
        assertThat(findingsAbout(stand)).containsExactly("Stand " + stand + ": entry 2 was heard but not counted");
    }

    @Test
    void findsAStandWithoutItsAccount() {
        var lost = addStandRow();
        assertThat(findingsAbout(lost)).containsExactly("Stand " + lost + " has no account in the ledger");
        var moved = addStandRow();
        var elsewhere = newFestival();
        books.open(
                moved,
                new NewAccount(
                        moved, null, "festival", "stand", elsewhere.asset().code(), null));
        assertThat(findingsAbout(moved))
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
        assertThat(findingsAbout(nobody))
                .containsExactly("Account " + nobody + " with a balance of 0 "
                        + festival.asset().code() + " is a stand's, but there is no such stand");
    }

    @Test
    void answersServicesOnDemandAndNobodyElse() {
        var lost = addStandRow();
        var answer = as(TestIssuer.shared().serviceToken("payment")).post("/internal/audit");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/findings").asLong()).isPositive();
        var lines =
                answer.at("/lines").valueStream().map(line -> line.asString()).toList();
        assertThat(lines).anyMatch(line -> line.startsWith("WRONG Every stand has its account in the ledger: "));
        assertThat(lines.stream().filter(line -> line.matches("(ok    |WRONG ).*")))
                .hasSize(claims.size());
        assertThat(findingsAbout(lost)).hasSize(1);
        assertThat(asNobody().get("/actuator/prometheus").body())
                .contains("audit_findings{", "audit_last_run_seconds{", "audit_entries_total{");
        assertThat(as(admin).post("/internal/audit").status()).isEqualTo(403);
        assertThat(asNobody().post("/internal/audit").status()).isEqualTo(401);
    }

    @Test
    void neverTakesAnOutageForAProof() {
        ledger.goAway();
        var answer = as(TestIssuer.shared().serviceToken("payment")).post("/internal/audit");
        assertThat(answer.status()).isEqualTo(503);
        assertThatThrownBy(() -> claims.forEach(claim -> claim.check(_ -> {}))).isInstanceOf(PeerUnavailable.class);
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
            entries.add(broadcast.entry(account, seq));
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

    private void tell(UUID... accounts) {
        for (var account : accounts) {
            var last = books.account(account).orElseThrow().seq();
            tell(entries(account, (int) last));
        }
    }

    /** Tells entries of one account and waits until the last one is heard. */
    private void tell(List<EntryPosted> entries) {
        broadcast.send(entries);
        var last = entries.getLast();
        await().atMost(20, SECONDS)
                .until(() -> db.sql("select exists (select from heard_head where account_id = ? and seq = ?)")
                        .param(last.accountId())
                        .param(last.seq())
                        .query(Boolean.class)
                        .single());
    }

    private List<String> findingsAbout(UUID id) {
        var findings = new ArrayList<String>();
        claims.forEach(claim -> claim.check(finding -> {
            if (finding.contains(id.toString())) {
                findings.add(finding);
            }
        }));
        return findings;
    }
}
