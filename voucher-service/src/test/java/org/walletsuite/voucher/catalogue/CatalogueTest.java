package org.walletsuite.voucher.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.voucher.testing.GiftCardFixture;

class CatalogueTest extends GiftCardFixture {

    @Test
    void showsEverybodyTheStoresWithTheirCards() {
        var name = name();
        var store = admin.post("/admin/create-gift-store/", """
                        {"name": " %s ", "category": "Games"}""".formatted(name)).expect(201);
        var made = admin.post("/admin/create-gift-card/", """
                        {"store": %s, "name": "Ten dollars", "type": "E-code", "rate": "0.850"}""".formatted(number(store)))
                .expect(201);

        var stores = asNobody().get("/cards/gift-card-stores/?page_size=1").expect(200);

        assertThat(store.body())
                .isEqualTo("{\"id\":%s,\"name\":\"%s\",\"category\":\"Games\",\"cards\":[]}"
                        .formatted(number(store), name));
        assertThat(made.body())
                .isEqualTo("{\"id\":%s,\"store\":%s,\"name\":\"Ten dollars\",\"type\":\"E-code\",\"rate\":\"0.85\"}"
                        .formatted(number(made), number(store)));
        assertThat(stores.body())
                .isEqualTo("[{\"id\":%s,\"name\":\"%s\",\"category\":\"Games\",\"cards\":[%s]}]"
                        .formatted(number(store), name, made.body()));
        assertThat(stores.header("X-Total-Count")).isEqualTo(Long.toString(count("gift_store", "true")));
    }

    @Test
    void showsTheNewestStoresFirst() {
        var first = store();
        var second = store();

        var stores =
                asNobody().get("/cards/gift-card-stores?page=1&page_size=2").json();

        assertThat(stores.at("/0/id").asLong()).isEqualTo(second);
        assertThat(stores.at("/1/id").asLong()).isEqualTo(first);
        assertThat(stores.at("/1/category").isNull()).isTrue();
    }

    @Test
    void takesOneOfManyStoresWithOneName() {
        var name = name();

        var answers = atOnce(
                4,
                number -> admin.post(
                        "/admin/create-gift-store/",
                        "{\"name\": \"%s\"}".formatted(number % 2 == 0 ? name : name.toUpperCase(Locale.ROOT))));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 400, 400, 400);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 400)
                .extracting(Answer::body)
                .containsOnly("{\"name\":[\"A gift store with this name exists already.\"]}");
    }

    @Test
    void takesACardsNameOncePerStore() {
        var body = "{\"store\": %s, \"name\": \"Card\", \"type\": \"Both\"}";
        var store = store();
        admin.post("/admin/create-gift-card/", body.formatted(store)).expect(201);

        var again = admin.post("/admin/create-gift-card/", body.formatted(store));
        var elsewhere = admin.post("/admin/create-gift-card/", body.formatted(store()));

        assertThat(again)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"name\":[\"The gift store has a card with this name already.\"]}");
        assertThat(elsewhere.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"'\"0.333\"', 0.333", "0.333, 0.333", "2, 2", "'\"1.500000\"', 1.5", "'\"100\"', 100", "null, 1"})
    void takesARateAsTextAndAsNumber(String sent, String shown) {
        var answer = admin.post("/admin/create-gift-card/", """
                {"store": %s, "name": "Card", "type": "Both", "rate": %s}""".formatted(store(), sent));

        assertThat(answer.expect(201).text("/rate")).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "rate, '\"0\"'",
        "rate, 0",
        "rate, -1",
        "rate, '\"-0.5\"'",
        "rate, 1e3",
        "rate, 1e999999999",
        "rate, '\"1e3\"'",
        "rate, '\"+1\"'",
        "rate, '\".5\"'",
        "rate, '\"5.\"'",
        "rate, '\"0.1234567\"'",
        "rate, 1234567",
        "rate, '\"1\\n\"'",
        "rate, '\"\u0661\"'",
        "rate, '\"NaN\"'",
        "rate, '\"\"'",
        "rate, true",
        "rate, [1]",
        "rate, {}",
        "type, '\"both\"'",
        "type, '\"E-Code\"'",
        "type, null",
        "type, 1",
        "name, '\" \"'",
        "name, '\"a\\nb\"'",
        "name, '\"a\\u202eb\"'",
        "name, null",
        "name, 5",
        "store, 0",
        "store, -1",
        "store, 9223372036854775807",
        "store, '\"1\"'",
        "store, null"
    })
    void namesWhatIsWrongWithACard(String field, String value) {
        var cards = count("gift_card", "true");
        var body = "{\"store\": %s, \"name\": \"Card\", \"type\": \"Both\", \"rate\": \"1\"}"
                .formatted(store())
                .replaceFirst("(?<=\"" + field + "\": )[^,}]+", Matcher.quoteReplacement(value));

        var answer = admin.post("/admin/create-gift-card/", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
        assertThat(count("gift_card", "true")).isEqualTo(cards);
    }

    @Test
    void keepsTheCardsOfAStoreFewEnoughToBeShownTogether() {
        var store = store();
        db.sql("insert into gift_card (store_id, name, type, rate, created_at)"
                        + " select ?, 'Card ' || number, 'BOTH', 1, now() from generate_series(1, 100) as number")
                .param(store)
                .update();

        var answer = admin.post(
                "/admin/create-gift-card/", "{\"store\": %s, \"name\": \"Card\", \"type\": \"Both\"}".formatted(store));

        assertThat(answer)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"store\":[\"A gift store has at most 100 cards.\"]}");
    }
}
