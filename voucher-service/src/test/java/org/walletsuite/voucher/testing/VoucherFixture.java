package org.walletsuite.voucher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.platform.testing.ServiceScenario;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.platform.testing.UnreliableLedger;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.platform.workflow.Workflows;
import org.walletsuite.voucher.voucher.VoucherAccounts;

/** Two users, the first with a hundred rand, both new for every test. */
@VoucherSurroundings
public abstract class VoucherFixture extends ServiceScenario {

    protected static final String ISSUE = "/api/v1/vouchers/issue";
    protected static final String REDEEM = "/api/v1/vouchers/redeem";

    private static final PartnerEnvironment MONEY = PartnerEnvironment.PRODUCTION;
    private static final String FAUCET = "faucet";

    @Autowired
    protected LedgerModel books;

    @Autowired
    protected UnreliableLedger ledger;

    @Autowired
    protected Workflows workflows;

    @Autowired
    private List<ReconciliationCheck> checks;

    protected final UUID userId = Ids.next();
    protected final UUID friendId = Ids.next();
    protected TestClient user;
    protected TestClient friend;

    @BeforeEach
    void fill() {
        user = asUser(userId);
        friend = asUser(friendId);
        give(userId, 100_00);
    }

    @AfterEach
    void letEventsThrough() {
        TestDatabase.shared()
                .asOwner()
                .sql("drop trigger if exists dies on outbox; drop function if exists die()")
                .update();
    }

    /** Where something dies after its intent; before that nothing is on record. */
    public enum Death {
        BEFORE_THE_LEDGER,
        AFTER_THE_LEDGER,
        BEFORE_THE_COMMIT
    }

    protected void die(Death death) {
        switch (death) {
            case BEFORE_THE_LEDGER -> ledger.loseCommands();
            case AFTER_THE_LEDGER -> ledger.loseAnswersToCommands();
            case BEFORE_THE_COMMIT -> TestDatabase.shared().asOwner().sql("""
                        create function die() returns trigger language plpgsql as
                            'begin raise exception ''Died before the commit''; end';
                        create trigger dies before insert on outbox for each row execute function die()""").update();
        }
    }

    protected void live() {
        ledger.recover();
        letEventsThrough();
    }

    protected void give(UUID owner, long cents) {
        give(books, owner, cents);
    }

    /** Money from nowhere, in a wallet that is opened if need be. */
    public static void give(LedgerModel books, UUID owner, long cents) {
        var asset = VoucherAccounts.asset(MONEY);
        books.putAsset(asset.code(), asset);
        var faucet = VoucherAccounts.id(VoucherAccounts.OPERATOR, FAUCET, MONEY);
        books.open(faucet, new NewAccount(VoucherAccounts.OPERATOR, null, "test", FAUCET, asset.code(), null));
        books.open(
                wallet(owner),
                new NewAccount(owner, null, VoucherAccounts.PROGRAM, VoucherAccounts.WALLET, asset.code(), 0L));
        var legs = List.of(new Leg(faucet, -cents, FAUCET), new Leg(wallet(owner), cents, VoucherAccounts.WALLET));
        books.decide(new Post("test:give:" + Ids.next(), "GIFT", legs, null, Map.of()));
    }

    protected static UUID wallet(UUID owner) {
        return VoucherAccounts.id(owner, VoucherAccounts.WALLET, MONEY);
    }

    /** In cents; zero where there is no account yet. */
    protected long money(UUID owner) {
        return balance(wallet(owner));
    }

    /** At the next posting a wallet is empty that had money when it was looked at. */
    protected void emptyBeforePosting(UUID owner) {
        ledger.carryPostingsBy((batch, real) -> {
            take(owner, money(owner));
            return real.post(batch);
        });
    }

    private void take(UUID owner, long cents) {
        if (cents > 0) {
            var faucet = VoucherAccounts.id(VoucherAccounts.OPERATOR, FAUCET, MONEY);
            var legs = List.of(new Leg(wallet(owner), -cents, VoucherAccounts.WALLET), new Leg(faucet, cents, FAUCET));
            books.decide(new Post("test:take:" + Ids.next(), "GIFT", legs, null, Map.of()));
        }
    }

    /** The id of a user's refused voucher. */
    protected UUID refused(UUID owner) {
        return db.sql("select id from voucher where owner_id = ? and status = 'REFUSED'")
                .param(owner)
                .query(UUID.class)
                .single();
    }

    /** A main wallet, which its owner or an admin has deactivated. */
    protected void deactivateMainWallet(UUID owner) {
        books.putAsset(MainWalletAccounts.ASSET, MainWalletAccounts.SHILLINGS);
        var id = Ids.next();
        books.open(id, MainWalletAccounts.wallet(owner, 1));
        books.changeStatus(id, new StatusChange.Request(AccountStatus.FROZEN, MainWalletAccounts.WALLET));
    }

    /** Of any account, in cents. */
    protected long balance(UUID account) {
        return books.account(account).map(Account::balance).orElse(0L);
    }

    protected void set(UUID owner, AccountStatus status) {
        books.changeStatus(wallet(owner), new StatusChange.Request(status, VoucherAccounts.WALLET));
    }

    protected static Answer issue(TestClient client, String amount) {
        return client.post(ISSUE, "{\"amount\": " + amount + "}");
    }

    /** A new voucher of the user's. */
    protected Issued issued(String amount) {
        return Issued.of(issue(user, amount).expect(201));
    }

    /** A voucher as its issuer knows it. */
    public record Issued(UUID id, String code, Instant expiresAt) {

        public static Issued of(Answer answer) {
            return new Issued(
                    UUID.fromString(answer.text("/data/voucher_id")),
                    answer.text("/data/voucher_code"),
                    Instant.parse(answer.text("/data/expires_at")));
        }
    }

    /** The same voucher, which expires this much later than now: tokens would not last for all of its days. */
    protected Issued expiringIn(Duration time, Issued voucher) {
        var then = clock.instant().plus(time).truncatedTo(ChronoUnit.MILLIS);
        db.sql("update voucher set expires_at = :then, next_attempt_at = :then where id = :id")
                .param("then", Timestamps.at(then))
                .param("id", voucher.id())
                .update();
        return new Issued(voucher.id(), voucher.code(), then);
    }

    /** To the instant when a voucher expires, or this much after it. */
    protected void putForwardTo(Issued voucher, Duration after) {
        clock.putForward(Duration.between(clock.instant(), voucher.expiresAt().plus(after)));
    }

    protected static Answer redeem(TestClient client, String code) {
        return client.post(REDEEM, "{\"voucher_code\": \"" + code + "\"}");
    }

    protected static Answer redeem(TestClient client, String code, String amount) {
        return client.post(REDEEM, "{\"voucher_code\": \"" + code + "\", \"amount\": " + amount + "}");
    }

    /** As its owner sees it. */
    protected Answer shown(Issued voucher) {
        return user.get("/api/v1/vouchers/code/" + voucher.code()).expect(200);
    }

    protected String status(Issued voucher) {
        return shown(voucher).text("/data/status");
    }

    protected List<String> published(Issued voucher) {
        return published(VoucherEvent.TOPIC, voucher.id()).stream()
                .map(PublishedEvent::type)
                .toList();
    }

    /** What the workers do once the lease of what was left is over. */
    protected void finishLater() {
        later(Workflow.LEASE.plusSeconds(1), "voucher", "voucher-redemption");
    }

    protected void runDue() {
        later(Duration.ZERO, "voucher", "voucher-redemption");
    }

    /** What reconciliation finds of this, whether it is a voucher or an account. */
    protected List<String> discrepancies(UUID about) {
        var found = new ArrayList<String>();
        checks.forEach(check -> check.check(found::add));
        return found.stream().filter(one -> one.contains(about.toString())).toList();
    }

    protected static void assertError(Answer answer, int status, String code) {
        answer.expect(status);
        assertThat(answer.text("/error_code")).as(answer.body()).isEqualTo(code);
        assertThat(answer.at("/success").asBoolean()).isFalse();
    }
}
