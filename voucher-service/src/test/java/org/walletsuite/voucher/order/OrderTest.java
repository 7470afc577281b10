package org.walletsuite.voucher.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.MultipartForm;
import org.walletsuite.voucher.testing.GiftCardFixture;
import org.walletsuite.voucher.testing.OrderForm;

/** What users may offer, and what they see of it. */
@ExtendWith(OutputCaptureExtension.class)
class OrderTest extends GiftCardFixture {

    @Test
    void hasACardsWorthWaitInTheUsersPendingMoney() {
        var created = order(seller, OrderForm.eCode(card, "1000", "PIN-1234")).expect(201);

        var order = number(created);
        assertThat(created.json().propertyNames())
                .containsExactly("id", "type", "card", "card_name", "amount", "status", "created_at");
        assertThat(created.text("/type")).isEqualTo("E-Code");
        assertThat(created.at("/card").asLong()).isEqualTo(card);
        assertThat(created.text("/amount")).isEqualTo("1000.00");
        assertThat(created.text("/status")).isEqualTo("Processing");
        assertThat(created.text("/created_at")).matches("....-..-..T..:..:..Z");
        assertThat(pending()).isEqualTo(500_00);
        assertThat(withdrawable()).isZero();
        var event = published(OrderEvent.TOPIC, id(order));
        assertThat(event).hasSize(1);
        assertThat(event.getFirst().type()).isEqualTo("order.created.v1");
        var said = event.getFirst().event().get("order");
        assertThat(said.at("/number").asLong()).isEqualTo(order);
        assertThat(said.at("/userId").asString()).isEqualTo(user.id().toString());
        assertThat(said.at("/userNumber").asLong()).isEqualTo(user.number());
        assertThat(said.at("/amount").asLong()).isEqualTo(1000_00);
        assertThat(said.at("/credited").asLong()).isEqualTo(500_00);
        assertThat(said.at("/currency").asString()).isEqualTo("USD");
    }

    @Test
    void showsAnOrderToItsOwnerAndToNobodyElse() {
        var order = number(order(seller, OrderForm.physical(card, "10.5", PNG)).expect(201));

        var shown = seller.get("/account/transactions/" + order + "/").expect(200);

        assertThat(shown.json().propertyNames())
                .containsExactly(
                        "id",
                        "type",
                        "card",
                        "card_name",
                        "amount",
                        "rate",
                        "credited_amount",
                        "status",
                        "reason",
                        "has_image",
                        "created_at",
                        "updated_at");
        assertThat(shown.text("/amount")).isEqualTo("10.50");
        assertThat(shown.text("/rate")).isEqualTo("0.5");
        assertThat(shown.text("/credited_amount")).isEqualTo("5.25");
        assertThat(shown.at("/has_image").asBoolean()).isTrue();
        assertThat(shown.at("/reason").isNull()).isTrue();
        for (var other : List.of(asUser(users.add().id()), admin)) {
            assertThat(other.get("/account/transactions/" + order + "/"))
                    .extracting(Answer::status, Answer::body)
                    .containsExactly(404, "{\"detail\":\"Not found.\"}");
        }
    }

    @Test
    void listsAUsersOrdersTheNewestFirst() {
        var orders = LongStream.range(0, 3).map(_ -> ordered("10.00")).toArray();

        var all = seller.get("/account/transactions/").expect(200);
        var page = seller.get("/account/transactions/?page=2&page_size=2").expect(200);

        assertThat(all.json().valueStream().map(order -> order.get("id").asLong()))
                .containsExactly(orders[2], orders[1], orders[0]);
        assertThat(all.header("X-Total-Count")).isEqualTo("3");
        assertThat(page.json().valueStream().map(order -> order.get("id").asLong()))
                .containsExactly(orders[0]);
        assertThat(page.header("X-Total-Count")).isEqualTo("3");
        assertThat(asUser(users.add().id()).get("/account/transactions/").body())
                .isEqualTo("[]");
        assertThat(seller.get("/account/transactions/?page_size=0").status()).isEqualTo(400);
        assertThat(seller.get("/account/transactions/?page_size=1000").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "0.333, 10.01, 333",
        "1, 10, 1000",
        "1, 0.01, 1",
        "0.5, 0.01, 1",
        "0.005, 1.00, 1",
        "0.125, 0.99, 12",
        "1.005, 1.00, 101",
        "0.000001, 999999999999.99, 100000000"
    })
    void roundsWhatIsCreditedHalfUpOnce(String rate, String amount, long credited) {
        var other = card("Both", rate);

        order(seller, OrderForm.eCode(other, amount, "PIN-1234")).expect(201);
        order(seller, OrderForm.eCode(other, amount, "PIN-1234")).expect(201);

        assertThat(pending()).isEqualTo(2 * credited);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2E+11",
                "1E2",
                "+10.00",
                ".5",
                "5.",
                "1_000.00",
                "1,000.00",
                "\u0661\u0660",
                "10.00\n",
                " 10.00",
                "10.00 ",
                "10.001",
                "0",
                "0.00",
                "-10.00",
                "NaN",
                "Infinity",
                "0x10",
                "1000000000000",
                "99999999999999999999",
                "1e999999999",
                "",
                " ",
                "ten"
            })
    void refusesAmountsThatAreNoneAndKeepsNothing(String amount) {
        var answer = order(seller, OrderForm.eCode(card, amount, "PIN-1234"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("amount");
        assertThat(orders()).isZero();
        assertThat(books.accountsOfOwner(user.id(), "giftcard")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.01", "0.000001, 0.49", "999999, 999999999999.99"})
    void refusesWhatComesToNothingOrToTooMuch(String rate, String amount) {
        var other = card("Both", rate);

        var answer = order(seller, OrderForm.eCode(other, amount, "PIN-1234"));

        assertThat(answer)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"amount\":[\"Comes to nothing, or to too much, at this gift card's rate.\"]}");
        assertThat(orders()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Physical, E-Code, This gift card is not taken as E-Code.",
        "E-code, Physical, This gift card is not taken as Physical."
    })
    void takesACardOnlyAsItsTypeSays(String cardType, String orderType, String refusal) {
        var other = card(cardType, "1");
        var form = OrderForm.eCode(other, "10.00", "PIN-1234").text("type", orderType);

        var answer = order(seller, form.file("image", "card.png", PNG));

        assertThat(answer)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"type\":[\"%s\"]}".formatted(refusal));
        assertThat(orders()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "type, gift",
        "type, physical",
        "type, E-code",
        "type, ''",
        "card, 0",
        "card, -1",
        "card, 999999999999999999",
        "card, 99999999999999999999",
        "card, 1.0",
        "card, 0x1",
        "card, '1,2'",
        "card, one",
        "card, ' 1'",
        "e_code_pin, ''",
        "e_code_pin, ' '",
        "e_code_pin, '12\n34'",
        "e_code_pin, '12\u202e34'",
        "e_code_pin, '12\u000034'"
    })
    void namesTheFieldThatIsWrong(String field, String text) {
        var answer = order(seller, OrderForm.eCode(card, "10.00", "PIN-1234").text(field, text));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
        assertThat(orders()).isZero();
    }

    @Test
    void namesAllThatIsMissing() {
        assertThat(order(seller, new MultipartForm().text("other", "x")))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, """
                        {"amount":["This field is required."],"card":["This field is required."],\
                        "type":["This field is required."]}""");
        assertThat(order(seller, OrderForm.eCode(card, "10", "PIN").without("e_code_pin"))
                        .body())
                .isEqualTo("{\"e_code_pin\":[\"This field is required.\"]}");
        assertThat(order(seller, OrderForm.physical(card, "10", PNG).without("image"))
                        .body())
                .isEqualTo("{\"image\":[\"This field is required.\"]}");
    }

    @Test
    void readsNothingThatBelongsToTheOtherType() {
        var broken = OrderForm.eCode(card, "10.00", "PIN-1234").file("image", "card.png", new byte[] {1});

        var order = number(order(seller, broken).expect(201));

        assertThat(seller.get("/account/transactions/" + order).at("/has_image").asBoolean())
                .isFalse();
    }

    @Test
    void keepsAPinSealedAndOutOfLogsAndEvents(CapturedOutput output) {
        var form = OrderForm.eCode(card, "10.00", "SECRET-PIN-77");

        var order = number(order(seller, form).expect(201));

        var sealed = db.sql("select sealed from gift_card_order_evidence where order_id = ?")
                .param(id(order))
                .query((row, _) -> row.getBytes(1))
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
        assertThat(output.getAll()).doesNotContain("SECRET-PIN");
        assertThat(published(OrderEvent.TOPIC, id(order)).toString()).doesNotContain("SECRET-PIN");
        assertThat(seller.get("/account/transactions/" + order).body()).doesNotContain("SECRET-PIN");
        assertThat(admin.get("/admin/orders").body()).doesNotContain("SECRET-PIN");
    }
}
