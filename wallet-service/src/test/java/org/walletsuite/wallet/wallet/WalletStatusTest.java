package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;

/** Freezing, unfreezing and closing. */
class WalletStatusTest extends WalletFixture {

    @Autowired
    private WalletStatusChanges statuses;

    @Test
    void isReadByStaffAndChangedByAdminsOnly() {
        var guest = guest();
        var wallet = open(guest, festival());
        assertThat(as(guest.token()).get(WALLETS + wallet))
                .extracting(Answer::status, Answer::body)
                .containsExactly(
                        401, "{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Staff authentication required\"}}");
        assertThat(asNobody().get(WALLETS + wallet).errorMessage()).isEqualTo("Staff authentication required");
        for (var token : List.of(guest.token(), staff)) {
            assertThat(as(token).post(WALLETS + wallet + "/freeze"))
                    .extracting(Answer::status, Answer::errorCode)
                    .containsExactly(403, "FORBIDDEN");
            assertThat(as(token).post(WALLETS + wallet + "/unfreeze").status()).isEqualTo(403);
            assertThat(as(token).post(WALLETS + wallet + "/close").status()).isEqualTo(403);
        }
        assertThat(asNobody().get(MINE))
                .extracting(Answer::status, Answer::errorMessage)
                .containsExactly(401, "Invalid user");
    }

    @Test
    void freezesAndUnfreezesAndAcceptsARetryOfEach() {
        var guest = guest();
        var festival = festival();
        var wallet = open(guest, festival);
        for (var i = 0; i < 2; i++) {
            var frozen = as(admin).post(WALLETS + wallet + "/freeze");
            assertThat(frozen.status()).isEqualTo(200);
            assertThat(frozen.data().get("status").asString()).isEqualTo("FROZEN");
            assertThat(frozen.data().size()).isEqualTo(8);
        }
        assertThat(as(guest.token())
                        .get(MINE + "/" + festival)
                        .data()
                        .get("status")
                        .asString())
                .isEqualTo("FROZEN");
        for (var i = 0; i < 2; i++) {
            assertThat(as(admin)
                            .post(WALLETS + wallet + "/unfreeze")
                            .data()
                            .get("status")
                            .asString())
                    .isEqualTo("ACTIVE");
        }
    }

    @Test
    void isChangedByTheWorkerWhereTheLedgerIsUnavailable() {
        var wallet = open(guest(), festival());
        ledger.becomeUnavailable();

        var begun = as(admin).post(WALLETS + wallet + "/freeze");

        assertThat(begun).extracting(Answer::status, Answer::errorCode).containsExactly(504, "TIMEOUT");
        assertThat(begun.headers().getFirst("Retry-After")).isNull();
        ledger.recover();
        assertThat(status(wallet)).isEqualTo(AccountStatus.ACTIVE);
        finishUnfinished("wallet-status");
        assertThat(status(wallet)).isEqualTo(AccountStatus.FROZEN);
    }

    /** The guest's phone was stolen: nobody may pay with it because an earlier request came late. */
    @Test
    void isWhatWasWantedLastThoughAnotherReachedTheLedgerAfterIt() {
        var wallet = open(guest(), festival());
        var by = UUID.randomUUID();
        statuses.begin(wallet, AccountStatus.ACTIVE, null, by);
        as(admin).post(WALLETS + wallet + "/freeze").expect(200);
        books.changeStatus(wallet, new StatusChange.Request(AccountStatus.ACTIVE, "wallet"));

        finishUnfinished("wallet-status");

        assertThat(status(wallet)).isEqualTo(AccountStatus.FROZEN);
        assertThat(count("wallet_status", "wallet_id = ? and done_at is null", wallet))
                .isZero();
    }

    @Test
    void isNoLongerWantedWhereTheLedgerRefusesIt() {
        var festival = festival();
        var wallet = open(guest(), festival);
        credit(wallet, festival, 1);
        as(admin).post(WALLETS + wallet + "/freeze").expect(200);
        as(admin).post(WALLETS + wallet + "/close").expect(400);
        statuses.begin(wallet, AccountStatus.CLOSED, null, UUID.randomUUID());

        finishUnfinished("wallet-status");
        as(admin).post(WALLETS + wallet + "/unfreeze").expect(200);

        assertThat(status(wallet)).isEqualTo(AccountStatus.ACTIVE);
        assertThat(db.sql("select status || coalesce(' ' || refusal, '') from wallet_status where wallet_id = ?"
                                + " and done_at is not null order by number")
                        .param(wallet)
                        .query(String.class)
                        .list())
                .containsExactly("FROZEN", "CLOSED NOT_EMPTY", "CLOSED NOT_EMPTY", "ACTIVE");
    }

    @Test
    void isTheSameForAllHoweverManyChangeItAtOnce() {
        var wallet = open(guest(), festival());

        var answers =
                atOnce(10, number -> as(admin).post(WALLETS + wallet + (number % 2 == 0 ? "/freeze" : "/unfreeze")));

        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 504);
        finishUnfinished("wallet-status");
        var last = db.sql("select status from wallet_status where wallet_id = ? order by number desc limit 1")
                .param(wallet)
                .query(String.class)
                .single();
        assertThat(status(wallet).name()).isEqualTo(last);
    }

    private AccountStatus status(UUID wallet) {
        return books.account(wallet).orElseThrow().status();
    }

    @Test
    void closesWhenItIsEmptyAndAcceptsARetry() {
        var guest = guest();
        var festival = festival();
        var wallet = open(guest, festival);
        as(admin).post(WALLETS + wallet + "/freeze");
        var closed = as(admin).post(WALLETS + wallet + "/close");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.data().get("status").asString()).isEqualTo("CLOSED");
        assertThat(closed.data().size()).isEqualTo(8);
        assertThat(as(admin).post(WALLETS + wallet + "/close"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(200, closed.body());
        assertThat(as(admin).post(WALLETS + wallet + "/close/").body()).isEqualTo(closed.body());
    }

    @Test
    void doesNotCloseWhileThereIsMoneyInIt() {
        var festival = festival();
        var wallet = open(guest(), festival);
        credit(wallet, festival, 1);
        assertThat(as(admin).post(WALLETS + wallet + "/close"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(
                        400,
                        "{\"error\":{\"code\":\"WALLET_NOT_EMPTY\",\"message\":\"Only an empty wallet can be closed\"}}");
        assertThat(as(staff).get(WALLETS + wallet).data().get("status").asString())
                .isEqualTo("ACTIVE");
        credit(wallet, festival, -1);
        assertThat(as(admin).post(WALLETS + wallet + "/close").status()).isEqualTo(200);
    }

    @Test
    void remainsItsOwnersOnlyWalletAtTheFestivalWhenItIsClosed() {
        var guest = guest();
        var festival = festival();
        var closed = as(admin).post(WALLETS + open(guest, festival) + "/close");
        assertThat(as(guest.token()).get(MINE + "/" + festival).body()).isEqualTo(closed.body());
        assertThat(as(guest.token()).post(MINE + "/" + festival))
                .extracting(Answer::status, Answer::body)
                .containsExactly(200, closed.body());
        assertThat(as(guest.token()).get(MINE).data().get(0)).isEqualTo(closed.data());
    }

    @ParameterizedTest
    @CsvSource({"freeze, ADMIN", "unfreeze, ADMIN", "close, ADMIN", "close, SUPER_ADMIN"})
    void isNeverChangedByItsOwnerWhateverTheirRole(String action, Role role) {
        var owner = guest();
        var wallet = open(owner, festival());
        assertThat(as(issuer.token(owner.id(), role)).post(WALLETS + wallet + "/" + action))
                .extracting(Answer::status, Answer::body)
                .containsExactly(
                        403,
                        "{\"error\":{\"code\":\"FORBIDDEN\","
                                + "\"message\":\"You cannot freeze, unfreeze or close your own wallet\"}}");
        assertThat(as(staff).get(WALLETS + wallet).data().get("status").asString())
                .isEqualTo("ACTIVE");
    }

    @Test
    void staysClosedOnceClosed() {
        var wallet = open(guest(), festival());
        as(admin).post(WALLETS + wallet + "/close");
        for (var action : List.of("/freeze", "/unfreeze")) {
            assertThat(as(admin).post(WALLETS + wallet + action).body())
                    .isEqualTo("{\"error\":{\"code\":\"WALLET_CLOSED\",\"message\":\"Wallet is closed\"}}");
        }
        assertThat(as(staff).get(WALLETS + wallet).data().get("status").asString())
                .isEqualTo("CLOSED");
    }
}
