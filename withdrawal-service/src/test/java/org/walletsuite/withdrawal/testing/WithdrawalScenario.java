package org.walletsuite.withdrawal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.giftcard.Dollars;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.ServiceScenario;
import org.walletsuite.platform.testing.TestAccounts;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.UnreliableLedger;
import org.walletsuite.withdrawal.payout.PayoutAccounts.Program;

/** Account holders with withdrawable money, admins, and the services around this one in miniature. */
@WithdrawalSurroundings
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
public abstract class WithdrawalScenario extends ServiceScenario {

    @Autowired
    protected LedgerModel books;

    @Autowired
    protected UnreliableLedger ledger;

    @Autowired
    protected TestAccounts accounts;

    @Autowired
    protected WalletServiceModel wallets;

    /** Somebody who has gift-card money. */
    protected record Holder(UUID id, long number, UUID account, TestClient client) {}

    @AfterEach
    void haveEverybodyBack() {
        wallets.recover();
    }

    /** An account holder of level 1 with as much to withdraw. */
    protected Holder holder(String dollars) {
        return holder(1, dollars);
    }

    protected Holder holder(int level, String dollars) {
        var user = wallets.register(level);
        var holder = new Holder(
                user.id(),
                user.number(),
                accounts.giftCardAccount(user.id(), user.number(), GiftCardAccounts.WITHDRAWABLE),
                asUser(user.id()));
        Dollars.parse(dollars).ifPresent(cents -> accounts.sellGiftCard(holder.account(), cents));
        return holder;
    }

    /** Somebody who never had a gift card. */
    protected Holder holderWithoutAccount() {
        var user = wallets.register(1);
        return new Holder(user.id(), user.number(), Ids.next(), asUser(user.id()));
    }

    /** What the ledger does with a command of this withdrawal's, whoever may wait for its answer. */
    protected HoldResult placeHold(Holder holder, UUID withdrawal, long cents) {
        return books.placeHold(new NewHold(
                "withdrawal:" + withdrawal + ":hold",
                holder.account(),
                GiftCardAccounts.WITHDRAWABLE,
                cents,
                null,
                Map.of(),
                null));
    }

    protected void set(Holder holder, AccountStatus status) {
        assertThat(books.changeStatus(
                        holder.account(), new StatusChange.Request(status, GiftCardAccounts.WITHDRAWABLE)))
                .isInstanceOf(StatusChange.Changed.class);
    }

    /** Balance and what is held of it, in dollars. */
    protected String money(Holder holder) {
        var account = books.account(holder.account()).orElseThrow();
        return Dollars.text(account.balance()) + " held " + Dollars.text(account.held());
    }

    protected long paidOut() {
        return books.account(Program.GIFT_CARD.accountId())
                .map(Account::balance)
                .orElse(0L);
    }

    protected TestClient admin() {
        return asSome(Role.ADMIN);
    }

    protected static String bankTransfer(String amount) {
        return """
                {"amount":"%s","payment_method":"bank_transfer","bank_name":"First Bank","account_name":"John Doe",\
                "account_number":"1234567890","transaction_pin":"1234"}""".formatted(amount);
    }

    protected static Answer create(TestClient client, String body) {
        return client.post("/withdrawal/requests/create/", body);
    }

    /** A pending withdrawal of this amount. */
    protected long pending(Holder holder, String amount) {
        return create(holder.client(), bankTransfer(amount))
                .expect(201)
                .at("/withdrawal_id")
                .asLong();
    }

    protected static Answer approve(TestClient admin, long withdrawal) {
        return process(admin, withdrawal, "{\"action\":\"approve\",\"transaction_reference\":\"TXN123456\"}");
    }

    protected static Answer reject(TestClient admin, long withdrawal) {
        return process(admin, withdrawal, "{\"action\":\"reject\",\"reason\":\"Invalid account number provided\"}");
    }

    protected static Answer process(TestClient admin, long withdrawal, String body) {
        return admin.post("/withdrawal/admin/requests/" + withdrawal + "/process/", body);
    }

    protected static Answer cancel(Holder holder, long withdrawal) {
        return holder.client().post("/withdrawal/requests/" + withdrawal + "/cancel/");
    }

    /** As its user sees it. */
    protected static String status(Holder holder, long withdrawal) {
        return holder.client()
                .get("/withdrawal/requests/" + withdrawal + "/")
                .expect(200)
                .text("/status");
    }

    protected UUID idOf(long withdrawal) {
        return db.sql("select id from withdrawal where number = ?")
                .param(withdrawal)
                .query(UUID.class)
                .single();
    }

    /** What the worker does once a request that died must be over. */
    protected void sweep() {
        finishUnfinished("withdrawal");
    }
}
