package org.walletsuite.payment.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.id.Ids;

class StandTest extends PaymentServiceFixture {

    private static final String BAR = """
            {"name":"Main Stage Bar","category":"BAR","location":"North gate"}""";

    @Test
    void isActiveAndHasALedgerAccountOnceItIsMade() {
        var made = as(admin).post(stands(), BAR);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body())
                .isEqualTo("{\"data\":{\"id\":\"" + made.id() + "\",\"festivalId\":\"" + festival.id()
                        + "\",\"name\":\"Main Stage Bar\",\"category\":\"BAR\",\"location\":\"North gate\","
                        + "\"status\":\"ACTIVE\",\"createdAt\":\"" + made.text("/data/createdAt")
                        + "\",\"updatedAt\":\"" + made.text("/data/updatedAt") + "\"}}");
        assertThat(made.text("/data/createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        var account = books.account(made.id()).orElseThrow();
        assertThat(account.ownerId()).isEqualTo(made.id());
        assertThat(account.program()).isEqualTo("festival");
        assertThat(account.purpose()).isEqualTo("stand");
        assertThat(account.asset()).isEqualTo(festival.asset().code());
        assertThat(account.floor()).isNull();
        assertThat(as(guest).get("/api/v1/stands/" + made.id()).body()).isEqualTo(made.body());
    }

    @Test
    void withoutALocationShowsNone() {
        assertThat(as(admin)
                        .post(stands(), "{\"name\":\"Grill\",\"category\":\"FOOD\"}")
                        .body())
                .doesNotContain("location");
    }

    @Test
    void isWrittenByAdminsOnly() {
        var stand = newStand();
        for (var path : new String[] {
            stands(),
            "/api/v1/stands/" + stand + "/activate",
            "/api/v1/stands/" + stand + "/deactivate",
            "/api/v1/stands/" + stand + "/close"
        }) {
            assertThat(as(staff).post(path, BAR).status()).as(path).isEqualTo(403);
            assertThat(as(guest).post(path, BAR).status()).as(path).isEqualTo(403);
            assertThat(asNobody().post(path, BAR).status()).as(path).isEqualTo(401);
        }
        assertThat(as(staff)
                        .patch("/api/v1/stands/" + stand, "{\"name\":\"Mine\"}")
                        .error())
                .isEqualTo("403 FORBIDDEN: You do not have permission to perform this action");
        assertThat(asNobody().get("/api/v1/stands/" + stand).status()).isEqualTo(401);
    }

    @Test
    void needsAFestivalThatExists() {
        var nowhere = "/api/v1/festivals/" + Ids.next() + "/stands";
        assertThat(as(admin).post(nowhere, BAR).error()).isEqualTo("404 NOT_FOUND: Festival not found");
        assertThat(as(guest).get(nowhere).error()).isEqualTo("404 NOT_FOUND: Festival not found");
        assertThat(as(guest).get("/api/v1/festivals/nonsense/stands").error())
                .isEqualTo("400 INVALID_ID: Invalid festival ID");
    }

    @Test
    void namesEveryInvalidField() {
        var empty = as(admin).post(stands(), "{}");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.at("/error/details").toString())
                .isEqualTo("{\"category\":[\"This field is required.\"],\"name\":[\"This field is required.\"]}");
        assertThat(as(admin)
                        .post(stands(), "{\"name\":\" \",\"category\":\"BAR\"}")
                        .text("/error/details/name/0"))
                .isEqualTo("This field is required.");
        assertThat(as(admin)
                        .post(stands(), "{\"name\":\"" + "x".repeat(101) + "\",\"category\":\"BAR\"}")
                        .text("/error/details/name/0"))
                .isEqualTo("Must have at most 100 characters.");
        assertThat(as(admin)
                        .post(stands(), "{\"name\":\"Bar\",\"category\":\"CASINO\"}")
                        .text("/error/details/category/0"))
                .isEqualTo("Not a valid value; one of [BAR, FOOD, MERCHANDISE, TICKETS, TOP_UP, OTHER].");
        assertThat(as(admin)
                        .post(stands(), "{\"name\":\"B\\u0007r\",\"category\":\"BAR\"}")
                        .text("/error/details/name/0"))
                .isEqualTo("Must be plain text on one line.");
        assertThat(as(admin).post(stands(), "{\"name\":\"Bar\",\"category\":0}").status())
                .isEqualTo(400);
        assertThat(as(admin).post(stands()).status()).isEqualTo(400);
    }

    @Test
    void changesOnlyTheFieldsSent() {
        var stand = "/api/v1/stands/" + as(admin).post(stands(), BAR).id();
        assertThat(as(admin).patch(stand, "{\"name\":\"Side Bar\"}").text("/data/name"))
                .isEqualTo("Side Bar");
        assertThat(as(admin).patch(stand, "{\"category\":\"FOOD\"}").text("/data/category"))
                .isEqualTo("FOOD");
        var seen = as(guest).get(stand);
        assertThat(seen.text("/data/name")).isEqualTo("Side Bar");
        assertThat(seen.text("/data/location")).isEqualTo("North gate");
        assertThat(as(admin).patch(stand, "{\"location\":\"\"}").body()).doesNotContain("location");
        assertThat(as(admin).patch(stand, "{\"name\":\" \"}").text("/error/details/name/0"))
                .isEqualTo("Must not be blank.");
    }

    @Test
    void losesItsLocationWhenAChangeSetsItToNull() {
        var stand = "/api/v1/stands/" + as(admin).post(stands(), BAR).id();

        var changed = as(admin).patch(stand, "{\"location\":null}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/data").propertyNames()).doesNotContain("location");
        assertThat(changed.text("/data/name")).isEqualTo("Main Stage Bar");
        assertThat(as(guest).get(stand).body()).isEqualTo(changed.body());
    }

    @Test
    void keepsWhatMayNotBeEmpty() {
        var made = as(admin).post(stands(), BAR);
        var stand = "/api/v1/stands/" + made.id();

        var refused = as(admin).patch(stand, "{\"name\":null,\"category\":null,\"status\":null,\"location\":null}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/error/details").toString())
                .isEqualTo("{\"category\":[\"This field is required.\"],\"name\":[\"This field is required.\"],"
                        + "\"status\":[\"This field is required.\"]}");
        assertThat(as(guest).get(stand).body()).isEqualTo(made.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':7}|name|Not a valid string.",
                "{'name':'a\\u0000'}|name|Holds a character that can't be stored.",
                "{'location':['a']}|location|Not a valid string.",
                "{'category':'PUB'}|category|Not a valid value; one of [BAR, FOOD, MERCHANDISE, TICKETS, TOP_UP, OTHER].",
                "{'status':0}|status|Not a valid value; one of [ACTIVE, INACTIVE, CLOSED]."
            })
    void namesTheInvalidFieldOfAChange(String body, String field, String complaint) {
        var answer = as(admin).patch("/api/v1/stands/" + newStand(), body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/details/" + field + "/0")).isEqualTo(complaint);
    }

    @Test
    void namesEveryFieldOfAChangeThatIsTooLong() {
        var answer = as(admin)
                .patch(
                        "/api/v1/stands/" + newStand(),
                        "{\"name\":\"" + "n".repeat(101) + "\",\"location\":\"" + "l".repeat(201) + "\"}");

        assertThat(answer.at("/error/details").toString())
                .isEqualTo("{\"location\":[\"Must have at most 200 characters.\"],"
                        + "\"name\":[\"Must have at most 100 characters.\"]}");
    }

    @Test
    void canBeSwitchedOffAndOn() {
        var stand = "/api/v1/stands/" + newStand();
        assertThat(as(admin).post(stand + "/deactivate").text("/data/status")).isEqualTo("INACTIVE");
        assertThat(as(admin).post(stand + "/deactivate").status()).isEqualTo(200);
        assertThat(as(admin).post(stand + "/activate").text("/data/status")).isEqualTo("ACTIVE");
        assertThat(as(admin).post(stand + "/activate").text("/data/status")).isEqualTo("ACTIVE");
    }

    @Test
    void closesForGood() {
        var stand = "/api/v1/stands/" + newStand();
        var closed = as(admin).post(stand + "/close");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.text("/data/status")).isEqualTo("CLOSED");
        assertThat(as(admin).post(stand + "/close").body()).isEqualTo(closed.body());
        for (var refused : List.of(
                as(admin).post(stand + "/activate"),
                as(admin).post(stand + "/deactivate"),
                as(admin).patch(stand, "{\"name\":\"Side Bar\"}"),
                as(admin).patch(stand, "{\"status\":\"ACTIVE\"}"))) {
            assertThat(refused.error()).isEqualTo("400 STAND_CLOSED: Stand is closed");
        }
        assertThat(as(guest).get(stand).body()).isEqualTo(closed.body());
    }

    @Test
    void isClosedByAChangeOfStatusToo() {
        var stand = "/api/v1/stands/" + newStand();
        assertThat(as(admin).patch(stand, "{\"status\":\"CLOSED\"}").text("/data/status"))
                .isEqualTo("CLOSED");
        assertThat(as(admin).post(stand + "/activate").error()).startsWith("400 STAND_CLOSED");
    }

    @Test
    void thatIsClosedTakesNoPaymentsButRefunds() {
        var stand = newStand();
        fund(wallet, 1000);
        var payment = "{\"walletId\":\"" + wallet + "\",\"amount\":300,\"standId\":\"" + stand + "\"}";
        var sold = as(staff).post("/api/v1/payments", payment);
        assertThat(sold.status()).isEqualTo(200);
        as(admin).post("/api/v1/stands/" + stand + "/close");
        assertThat(as(staff).post("/api/v1/payments", payment).error()).startsWith("400 STAND_INACTIVE");
        assertThat(as(staff)
                        .post("/api/v1/payments/refund", "{\"transactionId\":\"" + sold.id() + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(balance(wallet)).isEqualTo(1000);
    }

    @Test
    void thatIsUnknownIsNotFound() {
        var unknown = "/api/v1/stands/" + UUID.randomUUID();
        assertThat(as(guest).get(unknown).error()).isEqualTo("404 NOT_FOUND: Stand not found");
        assertThat(as(admin).patch(unknown, "{}").error()).isEqualTo("404 NOT_FOUND: Stand not found");
        assertThat(as(admin).post(unknown + "/activate").error()).isEqualTo("404 NOT_FOUND: Stand not found");
        assertThat(as(guest).get("/api/v1/stands/12").error()).isEqualTo("400 INVALID_ID: Invalid stand ID");
    }

    @Test
    void listsPageByPageNewestFirst() {
        var first = newStand();
        var second = newStand();
        var third = newStand();
        newStand(newFestival());
        var page = as(guest).get(stands() + "?page=1&per_page=2");
        assertThat(page.text("/data/0/id")).isEqualTo(third.toString());
        assertThat(page.text("/data/1/id")).isEqualTo(second.toString());
        assertThat(page.at("/meta").toString()).isEqualTo("{\"total\":3,\"page\":1,\"per_page\":2}");
        var rest = as(guest).get(stands() + "?page=2&per_page=2");
        assertThat(rest.at("/data").size()).isEqualTo(1);
        assertThat(rest.text("/data/0/id")).isEqualTo(first.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "page=0,page",
        "per_page=0,per_page",
        "per_page=-1,per_page",
        "page=x,page",
        "per_page=1.5,per_page",
        "page=99999999999,page"
    })
    void refusesInvalidPages(String query, String field) {
        var answer = as(guest).get(stands() + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.at("/error/details").has(field)).isTrue();
    }

    @Test
    void clampsPagesThatAreTooLarge() {
        assertThat(as(guest)
                        .get(stands() + "?per_page=5000")
                        .at("/meta/per_page")
                        .asInt())
                .isEqualTo(100);
        assertThat(as(guest)
                        .get(stands() + "?page=2147483647&per_page=100")
                        .at("/data")
                        .size())
                .isZero();
    }

    private String stands() {
        return "/api/v1/festivals/" + festival.id() + "/stands";
    }
}
