package org.walletsuite.voucher.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.voucher.testing.GiftCardFixture;
import org.walletsuite.voucher.testing.OrderForm;

/** What an order is read from: the parts of a multipart form. */
class OrderFormTest extends GiftCardFixture {

    @Test
    void takesTextsAsTextsAndFilesAsFiles() {
        var pin = "PIN-1234".getBytes(StandardCharsets.UTF_8);

        var pinAsFile = order(seller, OrderForm.eCode(card, "10", "").file("e_code_pin", "pin.txt", pin));
        var imageAsText = order(seller, OrderForm.physical(card, "10", PNG).text("image", "a picture"));

        assertThat(pinAsFile)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"e_code_pin\":[\"Must be a text, not a file.\"]}");
        assertThat(imageAsText)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"image\":[\"This field is required.\"]}");
        assertThat(orders()).isZero();
    }

    @Test
    void takesItsFieldsFromTheFormAlone() {
        var inQuery = seller.postForm(
                "/order/create/?e_code_pin=PIN-1234",
                OrderForm.eCode(card, "10", "").without("e_code_pin"));
        var inBoth = seller.postForm("/order/create/?amount=99", OrderForm.eCode(card, "10", "PIN-1234"));

        assertThat(inQuery)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"e_code_pin\":[\"This field is required.\"]}");
        assertThat(inBoth.expect(201).text("/amount")).isEqualTo("10.00");
        assertThat(orders()).isOne();
    }

    @Test
    void takesEachFieldOnceAndInUtf8() {
        var twice = OrderForm.eCode(card, "10", "PIN-1234");
        twice.add("amount", "20");
        var pictures = OrderForm.physical(card, "10", PNG);
        pictures.addAll("image", List.copyOf(pictures.get("image")));
        var both = OrderForm.physical(card, "10", PNG);
        both.add("image", "a picture");
        var broken = OrderForm.eCode(card, "10", "");
        broken.set("e_code_pin", new byte[] {'P', (byte) 0xff});

        assertThat(order(seller, twice))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"amount\":[\"Must be given once.\"]}");
        assertThat(List.of(pictures, both))
                .extracting(form -> order(seller, form).body())
                .containsOnly("{\"image\":[\"Must be given once.\"]}");
        assertThat(order(seller, broken))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"e_code_pin\":[\"Must be text in UTF-8.\"]}");
        assertThat(orders()).isZero();
        var accented =
                order(seller, OrderForm.eCode(card, "10", "Gr\u00fc\u00dfe")).expect(201);
        assertThat(admin.get("/admin/orders/" + number(accented)).text("/e_code_pin"))
                .isEqualTo("Gr\u00fc\u00dfe");
    }

    @Test
    void takesNothingButMultipart() {
        assertThat(seller.post("/order/create/", "{\"type\": \"E-Code\"}"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(415, "{\"detail\":\"Unsupported media type in request.\"}");
        assertThat(TestClient.answer(client().post().uri("/order/create/").body(new LinkedMultiValueMap<>()))
                        .status())
                .isEqualTo(401);
    }
}
