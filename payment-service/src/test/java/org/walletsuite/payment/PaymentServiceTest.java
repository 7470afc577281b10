package org.walletsuite.payment;

import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.payment.testing.PaymentSurroundings;
import org.walletsuite.payment.testing.WalletServiceStub;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.KeyedRequest;
import org.walletsuite.platform.testing.ServiceContract;
import org.walletsuite.platform.testing.TestAccounts;

@PaymentSurroundings
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
class PaymentServiceTest extends ServiceContract {

    @Autowired
    private WalletServiceStub ground;

    @Autowired
    private TestAccounts accounts;

    @Override
    protected Map<String, Supplier<KeyedRequest>> keyedRequests() {
        return Map.of(
                "POST /api/v1/festivals/{festivalId}/stands", this::newStand,
                "POST /api/v1/payments", this::payment,
                "POST /api/v1/payments/refund", this::refund,
                "POST /api/v1/wallets/{walletId}/topup", this::topUp,
                "POST /api/v1/wallet/topup", this::mainWalletTopUp,
                "POST /api/v1/wallets/{walletId}/cashout", this::cashOut,
                "POST /api/v1/me/wallets/{festivalId}/transfer", this::transfer);
    }

    private KeyedRequest newStand() {
        var festival = ground.newFestival();
        return KeyedRequest.of(
                asSome(Role.ADMIN),
                "/api/v1/festivals/" + festival.id() + "/stands",
                stand("Bar"),
                stand("Other bar"),
                () -> count("stand", "festival_id = ?", festival.id()));
    }

    private KeyedRequest payment() {
        var guest = new Guest();
        var stand = guest.newStand();
        return guest.askedByStaff("/api/v1/payments", amount -> guest.payment(stand, amount));
    }

    private KeyedRequest refund() {
        var guest = new Guest();
        var payment = asSome(Role.STAFF)
                .post("/api/v1/payments", guest.payment(guest.newStand(), 500))
                .expect(200)
                .id();
        return guest.askedByStaff(
                "/api/v1/payments/refund",
                amount -> "{\"transactionId\":\"" + payment + "\",\"amount\":" + amount + "}");
    }

    private KeyedRequest topUp() {
        var guest = new Guest();
        return guest.askedByStaff(
                "/api/v1/wallets/" + guest.wallet + "/topup",
                amount -> "{\"amount\":" + amount + ",\"paymentMethod\":\"cash\"}");
    }

    private KeyedRequest mainWalletTopUp() {
        var user = Ids.next();
        return KeyedRequest.of(
                asUser(user),
                "/api/v1/wallet/topup",
                "{\"amount\":100}",
                "{\"amount\":200}",
                () -> accounts.entries(ground.walletOf(user).orElseThrow()));
    }

    private KeyedRequest cashOut() {
        var guest = new Guest();
        return guest.askedByStaff(
                "/api/v1/wallets/" + guest.wallet + "/cashout", amount -> "{\"amount\":" + amount + "}");
    }

    private KeyedRequest transfer() {
        var guest = new Guest();
        var friends = ground.newWallet(Ids.next(), guest.festival);
        LongFunction<String> body = amount -> "{\"toWalletId\":\"" + friends + "\",\"amount\":" + amount + "}";
        return KeyedRequest.of(
                asUser(guest.id),
                "/api/v1/me/wallets/" + guest.festival.id() + "/transfer",
                body.apply(100),
                body.apply(200),
                () -> accounts.entries(friends));
    }

    private static String stand(String name) {
        return "{\"name\":\"" + name + "\",\"category\":\"BAR\"}";
    }

    /** Somebody with 50 Jetons at a festival of their own. */
    private final class Guest {

        private final UUID id = Ids.next();
        private final Festival festival = ground.newFestival();
        private final UUID wallet = ground.newWallet(id, festival);

        private Guest() {
            accounts.cashIn(festival.cashInAccount(), wallet, 5000);
        }

        private UUID newStand() {
            return asSome(Role.ADMIN)
                    .post("/api/v1/festivals/" + festival.id() + "/stands", stand("Bar"))
                    .expect(201)
                    .id();
        }

        private String payment(UUID stand, long amount) {
            return "{\"walletId\":\"" + wallet + "\",\"amount\":" + amount + ",\"standId\":\"" + stand + "\"}";
        }

        /** Of one amount, and of another. */
        private KeyedRequest askedByStaff(String path, LongFunction<String> body) {
            return KeyedRequest.of(
                    asSome(Role.STAFF), path, body.apply(100), body.apply(200), () -> accounts.entries(wallet));
        }
    }
}
