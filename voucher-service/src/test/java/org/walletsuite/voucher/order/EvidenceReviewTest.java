package org.walletsuite.voucher.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.walletsuite.platform.security.Role;
import org.walletsuite.voucher.testing.GiftCardFixture;
import org.walletsuite.voucher.testing.OrderForm;

/** Admins see the PIN or the picture of an order, and each look is written down. */
class EvidenceReviewTest extends GiftCardFixture {

    @Test
    void showsThePinToAdminsOnlyAndWritesDownWhoLooked() {
        var order = number(
                order(seller, OrderForm.eCode(card, "10.00", " PIN 12 34 ")).expect(201));
        var other = asSome(Role.SUPER_ADMIN);
        other.get("/admin/orders/" + order).expect(200);

        var detail = admin.get("/admin/orders/" + order).expect(200);

        assertThat(detail.text("/e_code_pin")).isEqualTo("PIN 12 34");
        assertThat(detail.at("/image").isNull()).isTrue();
        assertThat(detail.header("Cache-Control")).isEqualTo("no-store");
        assertThat(detail.at("/views")).hasSize(2);
        assertThat(detail.at("/views/0/admin").asString()).isEqualTo(adminId.toString());
        assertThat(detail.at("/views/0/created_at").asString()).matches("....-..-..T..:..:..Z");
        for (var role : List.of(Role.USER, Role.STAFF)) {
            assertThat(asSome(role).get("/admin/orders/" + order).status()).isEqualTo(403);
        }
        assertThat(count("gift_card_order_look", "order_id = ?", id(order))).isEqualTo(2);
        assertThat(admin.get("/admin/orders/" + order + "/image").status()).isEqualTo(404);
        assertThat(count("gift_card_order_look", "order_id = ?", id(order))).isEqualTo(2);
    }

    @Test
    void showsThePictureToAdminsOnlyAndWritesDownWhoLooked() {
        var order = number(order(seller, OrderForm.physical(card, "10.00", PNG)).expect(201));
        var link = admin.get("/admin/orders/" + order).text("/image");

        var shown = admin.request(HttpMethod.GET, link)
                .exchange((_, response) ->
                        Map.entry(response.getHeaders(), response.getBody().readAllBytes()));

        assertThat(shown.getKey().getFirst("Content-Type")).isEqualTo("image/png");
        assertThat(shown.getKey().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.getKey().getFirst("Cache-Control")).isEqualTo("no-store");
        assertThat(shown.getValue()).startsWith(0x89, 'P', 'N', 'G');
        var detail = admin.get("/admin/orders/" + order);
        assertThat(detail.at("/e_code_pin").isNull()).isTrue();
        assertThat(detail.at("/views")).hasSize(1);
        assertThat(seller.get(link).status()).isEqualTo(403);
    }

    /** Lost evidence is no absent one. */
    @Test
    void failsWhereTheEvidenceIsLost() {
        var eCode = ordered("10.00");
        var physical =
                number(order(seller, OrderForm.physical(card, "10.00", PNG)).expect(201));
        for (var order : List.of(eCode, physical)) {
            db.sql("delete from gift_card_order_evidence where order_id = ?")
                    .param(id(order))
                    .update();
        }

        assertThat(admin.get("/admin/orders/" + eCode).status()).isEqualTo(500);
        assertThat(admin.get("/admin/orders/" + physical + "/image").status()).isEqualTo(500);
        assertThat(admin.get("/admin/orders/" + eCode + "/image").status()).isEqualTo(404);
    }
}
