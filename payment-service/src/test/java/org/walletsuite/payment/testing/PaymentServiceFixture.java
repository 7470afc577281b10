package org.walletsuite.payment.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.Festival.QrKey;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.platform.festival.StatusHistory;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.ServiceScenario;
import org.walletsuite.platform.testing.TestAccounts;
import org.walletsuite.platform.testing.UnreliableLedger;

/** A new festival for every test, with an admin, staff, and a guest who has a wallet. */
@PaymentSurroundings
public abstract class PaymentServiceFixture extends ServiceScenario {

    /** How long a batch of offline payments may take. */
    protected static final Duration SETTLE_WITHIN = Duration.ofSeconds(PaymentSurroundings.SETTLE_SECONDS);

    @Autowired
    protected LedgerModel books;

    @Autowired
    protected UnreliableLedger ledger;

    @Autowired
    protected WalletServiceStub ground;

    @Autowired
    protected TestAccounts accounts;

    protected Festival festival;
    protected final UUID staffId = Ids.next();
    protected final UUID guestId = Ids.next();
    protected UUID wallet;
    protected final String admin = issuer.token(Ids.next(), Role.ADMIN);
    protected final String staff = issuer.token(staffId, Role.STAFF);
    protected final String guest = issuer.token(guestId, Role.USER);

    @BeforeEach
    void openGates() {
        ground.comeBack();
        festival = newFestival();
        wallet = newWallet(guestId, festival);
    }

    protected Festival newFestival() {
        return ground.newFestival();
    }

    protected static QrKey newKey() {
        return TestAccounts.newQrKey();
    }

    /** The festival with other QR keys, as wallet-service knows it from now on. */
    protected void rotate(QrKey... keys) {
        change(festival.timezone(), List.of(keys), festival.statuses());
    }

    /** The festival with another status from now on. */
    protected void become(Festival.Status status) {
        var changes = new ArrayList<>(festival.statuses().changes());
        changes.add(new StatusHistory.Change<>(status, clock.instant()));
        festival = change(festival.timezone(), festival.qrKeys(), new StatusHistory<>(Festival.Status.ACTIVE, changes));
    }

    /** The festival in another place. */
    protected void moveTo(ZoneId zone) {
        change(zone, festival.qrKeys(), festival.statuses());
    }

    private Festival change(ZoneId zone, List<QrKey> keys, StatusHistory<Festival.Status> statuses) {
        var changed = new Festival(
                festival.id(),
                festival.name(),
                zone,
                festival.asset(),
                festival.cashInAccount(),
                festival.cardInAccount(),
                keys,
                statuses);
        ground.put(changed);
        return changed;
    }

    protected UUID newWallet(UUID owner, Festival at) {
        return ground.newWallet(owner, at);
    }

    /** A main wallet, which belongs to no festival. */
    protected UUID newMainWallet(UUID owner) {
        return accounts.newMainWallet(owner);
    }

    /** Puts money on a wallet of this festival directly in the ledger. */
    protected void fund(UUID account, long amount) {
        fund(account, amount, festival);
    }

    protected void fund(UUID account, long amount, Festival at) {
        accounts.cashIn(at.cashInAccount(), account, amount);
    }

    protected void set(UUID account, AccountStatus status) {
        assertThat(books.changeStatus(account, new StatusChange.Request(status, "wallet")))
                .isInstanceOf(StatusChange.Changed.class);
    }

    protected long balance(UUID account) {
        return accounts.balance(account);
    }

    protected UUID newStand() {
        return newStand(festival);
    }

    protected UUID newStand(Festival at) {
        var answer = as(admin).post("/api/v1/festivals/" + at.id() + "/stands", """
                {"name":"Main Stage Bar","category":"BAR"}""");
        assertThat(answer.status()).isEqualTo(201);
        return answer.id();
    }

    protected String qr(Duration validity) {
        return QrCode.sign(
                wallet, guestId, festival.id(), festival.qrKeys().getFirst().jwk(), clock.instant(), validity);
    }

    /** Posts as staff with an Accept header of another media type than the answer will have. */
    protected Answer postAccepting(MediaType accepted, String path, String body) {
        return answer(as(staff)
                .request(HttpMethod.POST, path)
                .accept(accepted)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body));
    }

    protected static void assertReplayed(Answer again, Answer first) {
        again.verifyReplays(first);
    }
}
