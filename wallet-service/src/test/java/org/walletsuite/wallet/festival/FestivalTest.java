package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.security.Role;
import org.walletsuite.wallet.testing.Answer;
import org.walletsuite.wallet.testing.Scenario;

@TestConstructor(autowireMode = AutowireMode.ALL)
class FestivalTest extends Scenario {

    private static final String FESTIVALS = "/api/v1/festivals";
    private static final String DATES = "\"startDate\": \"2026-07-01\", \"endDate\": \"2026-07-03\"";

    private final String anybody = issuer.token(UUID.randomUUID(), Role.USER);
    private final FestivalLedger festivalLedger;
    private final QrKeyRows keys;

    @Autowired
    FestivalTest(FestivalLedger festivalLedger, QrKeyRows keys) {
        this.festivalLedger = festivalLedger;
        this.keys = keys;
    }

    @Test
    void isCreatedActiveWithSensibleDefaults() {
        var answer = create("{\"name\": \" Summer Sounds \", " + DATES + "}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.data().propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "startDate",
                        "endDate",
                        "location",
                        "timezone",
                        "currencyName",
                        "exchangeRate",
                        "status",
                        "createdAt",
                        "updatedAt");
        assertThat(answer.body())
                .contains(
                        "\"name\":\"Summer Sounds\"",
                        "\"startDate\":\"2026-07-01\",\"endDate\":\"2026-07-03\",\"location\":null,"
                                + "\"timezone\":\"UTC\",\"currencyName\":\"Jetons\",\"exchangeRate\":1,"
                                + "\"status\":\"ACTIVE\"");
        assertThat(answer.data().get("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(get(FESTIVALS + "/" + answer.dataId(), anybody).body()).isEqualTo(answer.body());
        assertThat(get(FESTIVALS + "/" + answer.dataId() + "/", anybody).body()).isEqualTo(answer.body());
    }

    @Test
    void showsWhatItsOrganisersSaid() {
        var answer = create("""
                {"name": "Sounds", "startDate": "2026-07-01T18:00:00+02:00", "endDate": "2026-07-03T02:00:00",
                 "location": "Lyon", "timezone": "Europe/Paris", "currencyName": "Beads", "exchangeRate": 0.250}""");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"startDate\":\"2026-07-01T18:00:00+02:00\",\"endDate\":\"2026-07-03T02:00:00\","
                        + "\"location\":\"Lyon\",\"timezone\":\"Europe/Paris\",\"currencyName\":\"Beads\","
                        + "\"exchangeRate\":0.25,");
    }

    @Test
    void hasANameWithWholeCharactersOfEveryKind() {
        var answer = create("{\"name\": \"\\ud83c\\udfaa Été 夏\", \"location\": \"\\ud83c\\udfd5\", " + DATES + "}");
        assertThat(answer.body()).contains("\"name\":\"🎪 Été 夏\"", "\"location\":\"🏕\"");
        assertThat(patch(FESTIVALS + "/" + answer.dataId(), "{\"location\": \"\\ud83c\"}", admin))
                .extracting(Answer::status, Answer::errorMessage)
                .containsExactly(400, "location: Must be at most 200 characters, without line breaks.");
    }

    @Test
    void opensItsTokenAndTopUpAccountsInTheLedger() {
        var id = festival();
        assertThat(books.asset("FEST-" + id)).isEqualTo(new Asset("FEST-" + id, 2, "Jetons"));
        var told = internal(id).json();
        for (var purpose : new String[] {"cash-in", "card-in"}) {
            var field = purpose.equals("cash-in") ? "cashInAccount" : "cardInAccount";
            var account =
                    books.account(UUID.fromString(told.get(field).asString())).orElseThrow();
            assertThat(account.ownerId()).isEqualTo(id);
            assertThat(account.program()).isEqualTo("festival");
            assertThat(account.purpose()).isEqualTo(purpose);
            assertThat(account.asset()).isEqualTo("FEST-" + id);
            assertThat(account.floor()).isNull();
            assertThat(account.status()).isEqualTo(AccountStatus.ACTIVE);
        }
    }

    @Test
    void tellsServicesItsTwoNewestKeysAndNobodyElseAny() {
        var id = festival();
        var first = internal(id).json().get("qrKeys").get(0).get("id").asString();
        for (var i = 0; i < 2; i++) {
            keys.add(id, null, clock.instant().plusSeconds(i + 1));
        }
        assertThat(internal(id).json().get("timezone").asString()).isEqualTo("UTC");
        var told = internal(id).json().get("qrKeys");
        assertThat(told.size()).isEqualTo(2);
        assertThat(told.toString()).doesNotContain(first);
        var secret = Base64.getDecoder().decode(told.get(0).get("secret").asString());
        assertThat(secret).hasSize(32);
        assertThat(db.sql("select sealed_secret from festival_key where festival_id = ?")
                        .param(id)
                        .query((row, _) -> row.getBytes(1))
                        .list())
                .noneMatch(kept -> indexOf(kept, secret) >= 0);
        assertThat(get("/internal/festivals/" + id, anybody).status()).isEqualTo(403);
        assertThat(get("/internal/festivals/" + id, null).status()).isEqualTo(401);
        assertThat(get("/internal/festivals/" + UUID.randomUUID(), issuer.serviceToken("payment"))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name         | {'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "name         | {'name': ' ', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "name         | {'name': 'a\\u0000b', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "name         | {'name': 'a\\ud83db', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "name         | {'name': 'a\\u2028b', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "location     | {'name': 'S', 'location': 'a\\udc00', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "location     | {'name': 'S', 'location': 'a\\u0000', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "currencyName | {'name': 'S', 'currencyName': '\\ud83d', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "timezone     | {'name': 'S', 'timezone': '\\ud83d', 'startDate': '2026-07-01', 'endDate': '2026-07-03'}",
                "startDate    | {'name': 'S', 'endDate': '2026-07-03'}",
                "startDate    | {'name': 'S', 'startDate': 'soon', 'endDate': '2026-07-03'}",
                "startDate    | {'name': 'S', 'startDate': '2026-02-30', 'endDate': '2026-07-03'}",
                "startDate    | {'name': 'S', 'startDate': '+12345-02-03', 'endDate': '2026-07-03'}",
                "endDate      | {'name': 'S', 'startDate': '2026-07-01'}",
                "endDate      | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-06-30'}",
                "endDate      | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-06-30T23:59:59Z'}",
                "timezone     | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'timezone': 'Moon/Sea'}",
                "currencyName | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'currencyName': ''}",
                "exchangeRate | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'exchangeRate': 0}",
                "exchangeRate | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'exchangeRate': -1}",
                "exchangeRate | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'exchangeRate': 1e999999}",
                "exchangeRate | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'exchangeRate': 0.0000001}",
                "exchangeRate | {'name': 'S', 'startDate': '2026-07-01', 'endDate': '2026-07-01', 'exchangeRate': 'one'}",
            })
    void namesTheFieldThatIsWrong(String field, String body) {
        var answer = create(body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.json().at("/error/details").propertyNames()).containsExactly(field);
    }

    @Test
    void lastsAtLeastADay() {
        assertThat(create("{\"name\": \"S\", \"startDate\": \"2026-07-01T20:00:00Z\", \"endDate\": \"2026-07-01\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void isWrittenByAdminsOnlyAndReadByAnyUser() {
        var id = festival();
        for (var token : new String[] {anybody, staff}) {
            assertThat(post(FESTIVALS, "{\"name\": \"S\", " + DATES + "}", token))
                    .extracting(Answer::status, Answer::errorCode)
                    .containsExactly(403, "FORBIDDEN");
            assertThat(patch(FESTIVALS + "/" + id, "{}", token).status()).isEqualTo(403);
            assertThat(post(FESTIVALS + "/" + id + "/activate", null, token).status())
                    .isEqualTo(403);
            assertThat(get(FESTIVALS + "/" + id, token).status()).isEqualTo(200);
        }
        assertThat(get(FESTIVALS, null))
                .extracting(Answer::status, Answer::errorMessage)
                .containsExactly(401, "Invalid user");
    }

    @Test
    void isUnknownOrBadlyNamed() {
        var path = FESTIVALS + "/" + UUID.randomUUID();
        assertThat(get(path, anybody))
                .extracting(Answer::status, Answer::errorCode, Answer::errorMessage)
                .containsExactly(404, "NOT_FOUND", "Festival not found");
        assertThat(patch(path, "{}", admin).errorMessage()).isEqualTo("Festival not found");
        assertThat(post(path + "/activate", null, admin).errorMessage()).isEqualTo("Festival not found");
        assertThat(get(FESTIVALS + "/beer", anybody))
                .extracting(Answer::status, Answer::errorCode)
                .containsExactly(400, "INVALID_ID");
    }

    @Test
    void changesWhatAChangeNamesAndNothingElse() {
        var id = festival();
        var changed = patch(FESTIVALS + "/" + id, "{\"location\": \"Lyon\", \"currencyName\": \"Beads\"}", admin);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body())
                .contains("\"name\":\"Summer Sounds\"", "\"location\":\"Lyon\"", "\"currencyName\":\"Beads\"");
        assertThat(patch(FESTIVALS + "/" + id, "{\"endDate\": \"2020-01-01\"}", admin)
                        .errorCode())
                .isEqualTo("VALIDATION_ERROR");
        assertThat(patch(FESTIVALS + "/" + id, "{\"status\": \"LOST\"}", admin))
                .extracting(Answer::status, Answer::errorCode)
                .containsExactly(400, "VALIDATION_ERROR");
        assertThat(get(FESTIVALS + "/" + id, anybody).body()).isEqualTo(changed.body());
    }

    @Test
    void endsAndBecomesActiveAgain() {
        var id = festival();
        assertThat(patch(FESTIVALS + "/" + id, "{\"status\": \"ENDED\"}", admin).body())
                .contains("\"status\":\"ENDED\"");
        assertThat(post(FESTIVALS + "/" + id + "/activate", null, admin))
                .matches(answer -> answer.status() == 200 && answer.body().contains("\"status\":\"ACTIVE\""));
    }

    @Test
    void isListedNewestFirstPageByPage() {
        var older = festival();
        var newer = festival();
        var first = get(FESTIVALS + "?per_page=1", anybody);
        assertThat(first.data().size()).isEqualTo(1);
        assertThat(first.data().get(0).get("id").asString()).isEqualTo(newer.toString());
        assertThat(first.json().get("meta").propertyNames()).containsExactly("total", "page", "per_page");
        var second = get(FESTIVALS + "?page=2&per_page=1", anybody);
        assertThat(second.data().get(0).get("id").asString()).isEqualTo(older.toString());
        assertThat(get(FESTIVALS + "?per_page=1000", anybody)
                        .json()
                        .at("/meta/per_page")
                        .asInt())
                .isEqualTo(100);
        assertThat(get(FESTIVALS + "?page=1000000000", anybody).data().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=-1", "per_page=0", "page=x", "per_page=99999999999"})
    void isNotListedOnPagesThatCannotBe(String query) {
        assertThat(get(FESTIVALS + "?" + query, anybody))
                .extracting(Answer::status, Answer::errorCode)
                .containsExactly(400, "VALIDATION_ERROR");
    }

    @Test
    void isChangedWhetherTheLedgerIsThereOrNot() {
        var id = festival();
        ledger.goAway();
        var changed = patch(FESTIVALS + "/" + id, "{\"currencyName\": \"Beads\", \"location\": \"Lyon\"}", admin);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(get(FESTIVALS + "/" + id, anybody).body()).isEqualTo(changed.body());
        ledger.recover();
        await().until(() -> {
            clock.putForward(Duration.ofMinutes(1));
            festivalLedger.sweep();
            return books.asset("FEST-" + id).displayName().equals("Beads");
        });
    }

    @Test
    void keepsItsTokensNameOnceAnotherServiceWasToldIt() {
        var id = festival();
        var path = FESTIVALS + "/" + id;
        assertThat(patch(path, "{\"currencyName\": \"Beads\"}", admin).status()).isEqualTo(200);
        assertThat(internal(id).json().at("/asset/displayName").asString()).isEqualTo("Beads");
        assertThat(patch(path, "{\"currencyName\": \"Coins\", \"location\": \"Lyon\"}", admin))
                .extracting(Answer::status, Answer::body)
                .containsExactly(
                        409,
                        "{\"error\":{\"code\":\"CONFLICT\","
                                + "\"message\":\"currencyName cannot be changed any more: the token is in use\"}}");
        var changed = patch(path, "{\"currencyName\": \"Beads\", \"name\": \"Winter Sounds\"}", admin);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).contains("\"name\":\"Winter Sounds\"", "\"location\":null");
    }

    @Test
    void isToldUnderOneNameHoweverManyRenameItAtThatInstant() throws Exception {
        var id = festival();
        var number = new AtomicInteger();
        var told = atOnce(12, () -> {
            var i = number.incrementAndGet();
            return i % 3 == 0
                    ? internal(id).json().at("/asset/displayName").asString()
                    : String.valueOf(patch(FESTIVALS + "/" + id, "{\"currencyName\": \"Token %d\"}".formatted(i), admin)
                            .status());
        });
        var last = get(FESTIVALS + "/" + id, anybody).data().get("currencyName").asString();
        assertThat(told)
                .filteredOn(answer -> !answer.equals("200") && !answer.equals("409"))
                .hasSize(4)
                .containsOnly(last);
    }

    private Answer create(String body) {
        return post(FESTIVALS, body, admin);
    }

    private Answer internal(UUID id) {
        return get("/internal/festivals/" + id, issuer.serviceToken("payment"));
    }

    private static int indexOf(byte[] text, byte[] part) {
        return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1)
                .indexOf(new String(part, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
