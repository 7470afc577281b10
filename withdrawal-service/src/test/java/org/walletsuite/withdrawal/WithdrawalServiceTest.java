package org.walletsuite.withdrawal;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.KeyedRequest;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.ServiceContract;
import org.walletsuite.platform.testing.TestAccounts;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.user.User;
import org.walletsuite.withdrawal.testing.WalletServiceModel;
import org.walletsuite.withdrawal.testing.WithdrawalSurroundings;

@WithdrawalSurroundings
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
class WithdrawalServiceTest extends ServiceContract {

    private static final long MONEY = 1_000_00;

    @Autowired
    private LedgerModel books;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private WalletServiceModel wallets;

    @Override
    protected Map<String, Supplier<KeyedRequest>> keyedRequests() {
        return Map.of(
                "POST /withdrawal/requests/create", this::request,
                "POST /withdrawal/requests/{id}/cancel", this::cancellation,
                "POST /withdrawal/admin/requests/{id}/process", this::decision,
                "POST /api/v1/wallet/withdraw", this::withdrawal);
    }

    private KeyedRequest request() {
        var user = richUser();
        return KeyedRequest.of(
                asUser(user.id()), "/withdrawal/requests/create/", body(10), body(11), () -> withdrawals(user));
    }

    private KeyedRequest cancellation() {
        var user = richUser();
        var client = asUser(user.id());
        Function<Long, String> path = id -> "/withdrawal/requests/" + id + "/cancel/";
        var first = path.apply(pending(client));
        var second = path.apply(pending(client));
        return new KeyedRequest(
                key -> client.withKey(key).post(first),
                key -> client.withKey(key).post(second),
                () -> count("withdrawal", "user_id = ? and status = 'CANCELLED'", user.id()));
    }

    private KeyedRequest decision() {
        var user = richUser();
        var path = "/withdrawal/admin/requests/" + pending(asUser(user.id())) + "/process/";
        return KeyedRequest.of(
                asSome(Role.ADMIN),
                path,
                "{\"action\":\"approve\",\"transaction_reference\":\"T1\"}",
                "{\"action\":\"approve\",\"transaction_reference\":\"T2\"}",
                () -> count("withdrawal", "user_id = ? and status = 'APPROVED'", user.id()));
    }

    private KeyedRequest withdrawal() {
        var user = Ids.next();
        var wallet = accounts.newMainWallet(user);
        accounts.topUp(wallet, MONEY);
        return KeyedRequest.of(
                asUser(user),
                "/api/v1/wallet/withdraw",
                "{\"amount\": 10}",
                "{\"amount\": 11}",
                () -> books.statement(wallet, 0, 200).orElseThrow().total());
    }

    private User richUser() {
        var user = wallets.register(1);
        var account = accounts.giftCardAccount(user.id(), user.number(), GiftCardAccounts.WITHDRAWABLE);
        accounts.sellGiftCard(account, MONEY);
        return user;
    }

    private long withdrawals(User user) {
        return count("withdrawal", "user_id = ?", user.id());
    }

    private static long pending(TestClient client) {
        return client.post("/withdrawal/requests/create/", body(10))
                .expect(201)
                .at("/withdrawal_id")
                .asLong();
    }

    private static String body(int dollars) {
        return """
                {"amount":"%s","payment_method":"bank_transfer","bank_name":"First Bank","account_name":"John Doe",
                "account_number":"1234567890","transaction_pin":"1234"}""".formatted(dollars);
    }
}
