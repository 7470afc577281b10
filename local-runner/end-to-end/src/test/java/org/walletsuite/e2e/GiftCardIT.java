package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;
import org.walletsuite.runner.fixture.MultipartForm;

/** Gift cards through the gateway: what an order does to its owner's balances, and what is said of it. */
class GiftCardIT {

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());
    private GatewayClient user = fair.anonymous;
    private long card;

    @BeforeEach
    void somebodyHasACard() {
        user = fair.newcomer();
        card = fair.giftCard("0.5");
    }

    @Test
    void anApprovedOrderIsPendingFirstAndThenWithdrawable() throws IOException {
        var order = order(new MultipartForm()
                .text("type", "Physical")
                .text("card", Long.toString(card))
                .text("amount", "1000.00")
                .image("image", UsersIT.picture()));
        assertThat(balances()).isEqualTo("500.00 0.00");

        assertThat(become(order, "Approved").status()).isEqualTo(200);

        assertThat(balances()).isEqualTo("0.00 500.00");
        var seen = user.get("/account/transactions/" + order + "/").json();
        assertThat(seen.get("status").asString()).isEqualTo("Approved");
        var picture = fair.admin
                .get("/admin/orders/" + order + "/")
                .json()
                .get("image")
                .asString();
        assertThat(fair.admin.get(picture).bytes()).isEqualTo(UsersIT.picture());
        assertThat(user.get(picture).status()).isEqualTo(403);
        assertThat(become(order, "Rejected").body())
                .isEqualTo("{\"detail\":\"Cannot change order status from Approved to Rejected\"}");
        assertThat(suite.topic("orders")
                        .eventsOnce(events -> events.stream()
                                .anyMatch(event -> event.type().equals("order.approved.v1")
                                        && event.value().at("/order/number").asLong() == order)))
                .filteredOn(event -> event.value().at("/order/number").asLong() == order)
                .extracting(event -> event.type())
                .containsExactly("order.created.v1", "order.approved.v1");
    }

    @Test
    void aRejectedOrderLeavesNothing() {
        var order = order(MultipartForm.eCode(card, "10", "PIN-1234"));
        assertThat(balances()).isEqualTo("5.00 0.00");

        assertThat(become(order, "Rejected").status()).isEqualTo(200);

        assertThat(balances()).isEqualTo("0.00 0.00");
    }

    private long order(MultipartForm form) {
        var answer = user.postForm("/order/create/", form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asLong();
    }

    private Answer become(long order, String status) {
        return fair.admin.patch("/admin/update-order-status/" + order + "/", "{\"status\": \"" + status + "\"}");
    }

    private String balances() {
        var me = user.get("/account/me/").json();
        return me.get("pending_balance").asString() + " "
                + me.get("withdrawable_balance").asString();
    }
}
