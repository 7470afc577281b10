package org.walletsuite.voucher;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.KeyedRequest;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.MultipartForm;
import org.walletsuite.platform.testing.ServiceContract;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.testing.TestPartners;
import org.walletsuite.platform.testing.UserDirectoryModel;
import org.walletsuite.voucher.testing.GiftCardFixture;
import org.walletsuite.voucher.testing.OrderForm;
import org.walletsuite.voucher.testing.VoucherFixture;
import org.walletsuite.voucher.testing.VoucherSurroundings;

@VoucherSurroundings
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
class VoucherServiceTest extends ServiceContract {

    @Autowired
    private UserDirectoryModel users;

    @Autowired
    private LedgerModel books;

    @Override
    protected Map<String, Supplier<KeyedRequest>> keyedRequests() {
        return Map.of(
                "POST /order/create", this::order,
                "PATCH /admin/update-order-status/{orderId}", this::decision,
                "POST /api/v1/vouchers/issue", this::issue,
                "POST /api/v1/vouchers/redeem", this::redemption,
                "POST /api/v1/partner/vouchers/issue", this::partnerIssue,
                "POST /api/v1/admin/partners/{partner_id}/settlements", this::settlement,
                "POST /api/v1/partner/vouchers/{voucher_code}/cancel", this::cancellation);
    }

    private KeyedRequest issue() {
        var user = owner();
        return KeyedRequest.of(
                asUser(user),
                "/api/v1/vouchers/issue",
                "{\"amount\": 10}",
                "{\"amount\": 11}",
                () -> count("voucher", "owner_id = ?", user));
    }

    private KeyedRequest redemption() {
        var user = owner();
        var code = asUser(user)
                .post("/api/v1/vouchers/issue", "{\"amount\": 50}")
                .expect(201)
                .text("/data/voucher_code");
        return KeyedRequest.of(
                asUser(user),
                "/api/v1/vouchers/redeem",
                "{\"voucher_code\": \"" + code + "\", \"amount\": 1}",
                "{\"voucher_code\": \"" + code + "\", \"amount\": 2}",
                () -> count("voucher_redemption", "redeemer_id = ?", user));
    }

    private KeyedRequest partnerIssue() {
        var reference = Ids.next().toString();
        return KeyedRequest.of(
                partner(),
                "/api/v1/partner/vouchers/issue",
                voucher(reference),
                voucher(reference + "-2"),
                () -> count("voucher", "partner_reference like ?", reference + "%"));
    }

    private KeyedRequest settlement() {
        var reference = Ids.next().toString();
        return KeyedRequest.of(
                asSome(Role.ADMIN),
                "/api/v1/admin/partners/" + TestPartners.SOME + "/settlements",
                "{\"amount\": 10, \"reference\": \"" + reference + "\"}",
                "{\"amount\": 11, \"reference\": \"" + reference + "\"}",
                () -> count("settlement_payment", "reference = ?", reference));
    }

    private KeyedRequest cancellation() {
        var first = issued();
        var other = issued();
        return new KeyedRequest(
                key -> cancel(first, key),
                key -> cancel(other, key),
                () -> count("voucher", "id = ?::uuid and status = 'CANCELLED'", first.text("/data/voucher_id")));
    }

    private Answer cancel(Answer voucher, String key) {
        return partner()
                .withKey(key)
                .post("/api/v1/partner/vouchers/" + voucher.text("/data/voucher_code") + "/cancel");
    }

    private Answer issued() {
        return partner()
                .post("/api/v1/partner/vouchers/issue", voucher(Ids.next().toString()))
                .expect(201);
    }

    private static String voucher(String reference) {
        return """
                {"amount": 5, "currency": "ZAR", "customer": {"msisdn": "27821234567"},
                 "metadata": {"partner_reference": "%s"}}""".formatted(reference);
    }

    private TestClient partner() {
        return as(TestIssuer.ofPartners().partnerToken(TestPartners.SOME, "voucher:issue", "voucher:query"));
    }

    /** Of a wallet with something in it. */
    private UUID owner() {
        var user = Ids.next();
        VoucherFixture.give(books, user, 100_00);
        return user;
    }

    private KeyedRequest order() {
        var user = users.add().id();
        var card = card();
        return new KeyedRequest(
                key -> order(user, OrderForm.eCode(card, "10.00", "PIN-1"), key),
                key -> order(user, OrderForm.eCode(card, "10.00", "PIN-2"), key),
                () -> count("gift_card_order", "user_id = ?", user));
    }

    private KeyedRequest decision() {
        var user = users.add().id();
        var order = order(
                        user,
                        OrderForm.eCode(card(), "10.00", "PIN-1"),
                        Ids.next().toString())
                .expect(201)
                .at("/id")
                .asLong();
        var admin = asSome(Role.ADMIN);
        return new KeyedRequest(
                key -> update(admin, order, "Approved", key),
                key -> update(admin, order, "Rejected", key),
                () -> count(
                        "gift_card_order_step",
                        "order_id = (select id from gift_card_order where number = ?) and to_status = 'APPROVED'",
                        order));
    }

    private Answer order(UUID user, MultipartForm form, String key) {
        return asUser(user).withKey(key).postForm("/order/create", form);
    }

    private static Answer update(TestClient admin, long order, String status, String key) {
        return admin.withKey(key).patch("/admin/update-order-status/" + order, "{\"status\": \"" + status + "\"}");
    }

    private long card() {
        return GiftCardFixture.card(asSome(Role.ADMIN), "Both", "1");
    }
}
