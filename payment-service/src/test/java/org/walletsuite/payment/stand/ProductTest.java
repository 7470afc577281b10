package org.walletsuite.payment.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.Answer;

@SuppressWarnings("NullAway.Init") // Filled before each test.
class ProductTest extends PaymentServiceFixture {

    private static final String BEER = "{\"id\":\"beer\",\"name\":\"Beer\",\"price\":500}";
    private static final String COLA = "{\"id\":\"cola\",\"name\":\"Cola 0.3 l\",\"price\":350}";

    private UUID stand;

    @BeforeEach
    void openAStand() {
        stand = newStand();
    }

    @Test
    void areTheWholeListInItsOrder() {
        assertThat(list().body()).isEqualTo("{\"data\":[]}");
        assertThat(put(COLA, BEER).expect(200).body()).isEqualTo("{\"data\":[" + COLA + "," + BEER + "]}");
        assertThat(list().body()).isEqualTo("{\"data\":[" + COLA + "," + BEER + "]}");
        put(BEER).expect(200);
        assertThat(list().body()).isEqualTo("{\"data\":[" + BEER + "]}");
        put().expect(200);
        assertThat(list().body()).isEqualTo("{\"data\":[]}");
        assertThat(as(guest).get("/api/v1/stands/" + newStand() + "/products").body())
                .isEqualTo("{\"data\":[]}");
    }

    @Test
    void getAnIdWhereNoneIsGivenAndKeepItLater() {
        var made = put("{\"name\":\" Caf\\u00e9\\u00a0cre\\u0300me \",\"price\":1}")
                .expect(200);
        var id = made.text("/data/0/id");
        assertThat(UUID.fromString(id)).isNotNull();
        assertThat(made.text("/data/0/name")).isEqualTo("Caf\u00e9 cr\u00e8me");
        put("{\"id\":\"" + id + "\",\"name\":\"Coffee\",\"price\":2}", BEER).expect(200);
        assertThat(list().at("/data").findValuesAsString("id")).containsExactly(id, "beer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "products[0].name  | [{'price': 1}]",
                "products[0].name  | [{'name': ' ', 'price': 1}]",
                "products[0].name  | [{'name': 'a\\u202eb', 'price': 1}]",
                "products[0].name  | [{'name': 'a\\nb', 'price': 1}]",
                "products[0].price | [{'name': 'Beer'}]",
                "products[0].price | [{'name': 'Beer', 'price': 0}]",
                "products[0].price | [{'name': 'Beer', 'price': -1}]",
                "products[0].price | [{'name': 'Beer', 'price': 1.5}]",
                "products[0].price | [{'name': 'Beer', 'price': '5'}]",
                "products[0].price | [{'name': 'Beer', 'price': 1000000000000}]",
                "products[1].id    | [{'id': 'a', 'name': 'A', 'price': 1}, {'id': 'a', 'name': 'B', 'price': 1}]",
                "products[0].id    | [{'id': '', 'name': 'A', 'price': 1}]",
                "products[0].id    | [{'id': 'a\\u2028b', 'name': 'A', 'price': 1}]",
                "products[0]       | [null]",
                "products          | null",
                "products          | \"beer\"",
            })
    void areRefusedAsAWholeByTheInvalidField(String field, String products) {
        put(BEER).expect(200);
        var answer = as(admin).put(path(), "{\"products\": " + products.replace('\'', '"') + "}");
        assertThat(answer.expect(400).at("/error/details").propertyNames()).containsExactly(field);
        assertThat(list().body()).isEqualTo("{\"data\":[" + BEER + "]}");
    }

    @Test
    void areAtMostTwoHundred() {
        assertThat(put(many(200)).expect(200).at("/data").size()).isEqualTo(200);
        assertThat(put(many(201)).expect(400).text("/error/details/products/0"))
                .isEqualTo("Must have at most 200 items.");
        assertThat(list().at("/data").size()).isEqualTo(200);
    }

    @Test
    void areOneListOrAnotherWhenTwoAreWrittenAtOnce() {
        var lists = List.of(many(40), many(60));
        var answers = atOnce(8, number -> put(lists.get(number % 2)));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(list().at("/data").size()).isIn(40, 60);
    }

    @Test
    void areWrittenByAdminsForStandsThatExistAndAreNotClosed() {
        assertThat(as(staff).put(path(), "{\"products\":[]}").error())
                .isEqualTo("403 FORBIDDEN: You do not have permission to perform this action");
        assertThat(asNobody().get(path()).status()).isEqualTo(401);
        var nowhere = "/api/v1/stands/" + Ids.next() + "/products";
        assertThat(as(admin).put(nowhere, "{\"products\":[]}").error()).isEqualTo("404 NOT_FOUND: Stand not found");
        assertThat(as(guest).get(nowhere).error()).isEqualTo("404 NOT_FOUND: Stand not found");
        put(BEER).expect(200);
        as(admin).post("/api/v1/stands/" + stand + "/close").expect(200);
        assertThat(put(COLA).error()).isEqualTo("400 STAND_CLOSED: Stand is closed");
        assertThat(list().body()).isEqualTo("{\"data\":[" + BEER + "]}");
    }

    private static String[] many(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{\"name\":\"Product " + number + "\",\"price\":" + (number + 1) + "}")
                .toArray(String[]::new);
    }

    private Answer put(String... products) {
        var list = List.of(products).stream().collect(Collectors.joining(",", "[", "]"));
        return as(admin).put(path(), "{\"products\":" + list + "}");
    }

    private Answer list() {
        return as(guest).get(path()).expect(200);
    }

    private String path() {
        return "/api/v1/stands/" + stand + "/products";
    }
}
