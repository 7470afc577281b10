package org.walletsuite.wallet.festival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

@TestConstructor(autowireMode = AutowireMode.ALL)
class FestivalTest extends WalletServiceFixture {

    private static final String FESTIVALS = "/api/v1/festivals";
    private static final String DATES = "\"startDate\": \"2026-07-01\", \"endDate\": \"2026-07-03\"";

    private final String anybody = issuer.token(UUID.randomUUID(), Role.USER);
    private final QrKeyRows keys;

    @Autowired
    FestivalTest(QrKeyRows keys) {
        this.keys = keys;
    }

    @Test
    void opensItsTokenAndTopUpAccountsInTheLedger() {
        var id = festival();
        assertThat(books.asset("FEST-" + id)).isEqualTo(new Asset("FEST-" + id, 2, "Jetons"));
        var internal = internal(id).json();
        for (var purpose : new String[] {"cash-in", "card-in"}) {
            var field = purpose.equals("cash-in") ? "cashInAccount" : "cardInAccount";
            var account = books.account(UUID.fromString(internal.get(field).asString()))
                    .orElseThrow();
            assertThat(account.ownerId()).isEqualTo(id);
            assertThat(account.program()).isEqualTo("festival");
            assertThat(account.purpose()).isEqualTo(purpose);
            assertThat(account.asset()).isEqualTo("FEST-" + id);
            assertThat(account.floor()).isNull();
            assertThat(account.status()).isEqualTo(AccountStatus.ACTIVE);
        }
    }

    @Test
    void showsItsTwoNewestKeysToServicesOnly() {
        var id = festival();
        var first = internal(id).json().get("qrKeys").get(0).get("id").asString();
        for (var i = 0; i < 2; i++) {
            keys.add(id, QrAlgorithm.HS256, clock.instant().plusSeconds(i + 1));
        }
        assertThat(internal(id).json().get("timezone").asString()).isEqualTo("UTC");
        var internal = internal(id).json().get("qrKeys");
        assertThat(internal.size()).isEqualTo(2);
        assertThat(internal.toString()).doesNotContain(first);
        var secret = Base64.getDecoder().decode(internal.get(0).get("secret").asString());
        assertThat(secret).hasSize(32);
        assertThat(db.sql("select sealed_secret from festival_key where festival_id = ?")
                        .param(id)
                        .query((row, _) -> row.getBytes(1))
                        .list())
                .noneMatch(kept -> indexOf(kept, secret) >= 0);
        assertThat(as(anybody).get("/internal/festivals/" + id).status()).isEqualTo(403);
        assertThat(asNobody().get("/internal/festivals/" + id).status()).isEqualTo(401);
        assertThat(as(issuer.serviceToken("payment"))
                        .get("/internal/festivals/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isWrittenByAdminsOnlyAndReadByAnyUser() {
        var id = festival();
        for (var token : new String[] {anybody, staff}) {
            assertThat(as(token).post(FESTIVALS, "{\"name\": \"S\", " + DATES + "}"))
                    .extracting(Answer::status, Answer::errorCode)
                    .containsExactly(403, "FORBIDDEN");
            assertThat(as(token).patch(FESTIVALS + "/" + id, "{}").status()).isEqualTo(403);
            assertThat(as(token).post(FESTIVALS + "/" + id + "/activate").status())
                    .isEqualTo(403);
            assertThat(as(token).get(FESTIVALS + "/" + id).status()).isEqualTo(200);
        }
        assertThat(asNobody().get(FESTIVALS))
                .extracting(Answer::status, Answer::errorMessage)
                .containsExactly(401, "Invalid user");
    }

    @Test
    void isNotFoundUnderUnknownOrMalformedIds() {
        var path = FESTIVALS + "/" + UUID.randomUUID();
        assertThat(as(anybody).get(path))
                .extracting(Answer::status, Answer::errorCode, Answer::errorMessage)
                .containsExactly(404, "NOT_FOUND", "Festival not found");
        assertThat(as(admin).patch(path, "{}").errorMessage()).isEqualTo("Festival not found");
        assertThat(as(admin).post(path + "/activate").errorMessage()).isEqualTo("Festival not found");
        assertThat(as(anybody).get(FESTIVALS + "/beer"))
                .extracting(Answer::status, Answer::errorCode)
                .containsExactly(400, "INVALID_ID");
    }

    @Test
    void changesOnlyTheFieldsSent() {
        var id = festival();
        var changed = as(admin).patch(FESTIVALS + "/" + id, "{\"location\": \"Lyon\", \"currencyName\": \"Beads\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body())
                .contains("\"name\":\"Summer Sounds\"", "\"location\":\"Lyon\"", "\"currencyName\":\"Beads\"");
        assertThat(as(admin)
                        .patch(FESTIVALS + "/" + id, "{\"endDate\": \"2020-01-01\"}")
                        .errorCode())
                .isEqualTo("VALIDATION_ERROR");
        assertThat(as(admin).patch(FESTIVALS + "/" + id, "{\"status\": \"LOST\"}"))
                .extracting(Answer::status, Answer::errorCode)
                .containsExactly(400, "VALIDATION_ERROR");
        assertThat(as(anybody).get(FESTIVALS + "/" + id).body()).isEqualTo(changed.body());
    }

    @Test
    void endsAndBecomesActiveAgain() {
        var id = festival();
        assertThat(as(admin)
                        .patch(FESTIVALS + "/" + id, "{\"status\": \"ENDED\"}")
                        .body())
                .contains("\"status\":\"ENDED\"");
        assertThat(as(admin).post(FESTIVALS + "/" + id + "/activate"))
                .matches(answer -> answer.status() == 200 && answer.body().contains("\"status\":\"ACTIVE\""));
    }

    @Test
    void showsServicesItsStatusHistory() {
        var id = festival();
        assertThat(internal(id).json().at("/statuses").toString()).isEqualTo("{\"first\":\"ACTIVE\",\"changes\":[]}");
        clock.putForward(Duration.ofMinutes(1));
        var ended = clock.instant();
        as(admin).patch(FESTIVALS + "/" + id, "{\"status\": \"ENDED\"}");
        as(admin).patch(FESTIVALS + "/" + id, "{\"status\": \"ENDED\", \"location\": \"Lyon\"}");
        clock.putForward(Duration.ofMinutes(1));
        var activated = clock.instant();
        as(admin).post(FESTIVALS + "/" + id + "/activate");
        as(admin).post(FESTIVALS + "/" + id + "/activate");
        as(admin).patch(FESTIVALS + "/" + id, "{\"status\": \"ACTIVE\"}");

        var changes = internal(id).json().at("/statuses/changes");

        assertThat(changes.findValuesAsString("status")).containsExactly("ENDED", "ACTIVE");
        assertThat(changes.findValuesAsString("since"))
                .extracting(Instant::parse)
                .satisfiesExactly(
                        since -> assertThat(since).isBetween(ended, ended.plusSeconds(30)),
                        since -> assertThat(since).isBetween(activated, activated.plusSeconds(30)));
    }

    @Test
    void endsThoughOtherFieldsAreNoLongerValid() {
        var id = festival();
        db.sql("update festival set name = ? where id = ?")
                .param("longer than a name may be by the rules of today".repeat(10))
                .param(id)
                .update();

        assertThat(as(admin)
                        .patch(FESTIVALS + "/" + id, "{\"status\": \"ENDED\"}")
                        .body())
                .contains("\"status\":\"ENDED\"");
    }

    @Test
    void isListedNewestFirstPageByPage() {
        var older = festival();
        var newer = festival();
        var first = as(anybody).get(FESTIVALS + "?per_page=1");
        assertThat(first.data().size()).isEqualTo(1);
        assertThat(first.data().get(0).get("id").asString()).isEqualTo(newer.toString());
        assertThat(first.json().get("meta").propertyNames()).containsExactly("total", "page", "per_page");
        var second = as(anybody).get(FESTIVALS + "?page=2&per_page=1");
        assertThat(second.data().get(0).get("id").asString()).isEqualTo(older.toString());
        assertThat(as(anybody)
                        .get(FESTIVALS + "?per_page=1000")
                        .json()
                        .at("/meta/per_page")
                        .asInt())
                .isEqualTo(100);
        assertThat(as(anybody).get(FESTIVALS + "?page=1000000000").data().size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=-1", "per_page=0", "page=x", "per_page=99999999999"})
    void isNotListedOnInvalidPages(String query) {
        assertThat(as(anybody).get(FESTIVALS + "?" + query))
                .extracting(Answer::status, Answer::errorCode)
                .containsExactly(400, "VALIDATION_ERROR");
    }

    private Answer internal(UUID id) {
        return as(issuer.serviceToken("payment")).get("/internal/festivals/" + id);
    }

    private static int indexOf(byte[] text, byte[] part) {
        return new String(text, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }
}
