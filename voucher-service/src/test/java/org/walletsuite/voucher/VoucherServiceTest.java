package org.walletsuite.voucher;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.KeyedRequest;
import org.walletsuite.platform.testing.MultipartForm;
import org.walletsuite.platform.testing.ServiceContract;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.UserDirectoryModel;
import org.walletsuite.voucher.testing.GiftCardFixture;
import org.walletsuite.voucher.testing.OrderForm;
import org.walletsuite.voucher.testing.VoucherSurroundings;

@VoucherSurroundings
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
class VoucherServiceTest extends ServiceContract {

    @Autowired
    private UserDirectoryModel users;

    @Override
    protected Map<String, Supplier<KeyedRequest>> keyedRequests() {
        return Map.of(
                "POST /order/create", this::order,
                "PATCH /admin/update-order-status/{orderId}", this::decision);
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
