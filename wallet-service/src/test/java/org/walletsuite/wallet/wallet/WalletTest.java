package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;

@TestConstructor(autowireMode = AutowireMode.ALL)
class WalletTest extends WalletFixture {

    private final Wallets wallets;

    @Autowired
    WalletTest(Wallets wallets) {
        this.wallets = wallets;
    }

    @Test
    void hasTheEightDocumentedFields() {
        var guest = guest();
        var festival = festival();
        var answer = as(guest.token()).post(MINE + "/" + festival);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames()).containsExactly("data");
        assertThat(answer.data().propertyNames())
                .containsExactly(
                        "id", "userId", "festivalId", "balance", "balanceDisplay", "status", "createdAt", "updatedAt");
        assertThat(answer.data().get("userId").asString()).isEqualTo(guest.id().toString());
        assertThat(answer.data().get("festivalId").asString()).isEqualTo(festival.toString());
        assertThat(answer.data().get("balance").isIntegralNumber()).isTrue();
        assertThat(answer.body()).contains("\"balance\":0,\"balanceDisplay\":\"0 Jetons\",\"status\":\"ACTIVE\"");
        for (var time : List.of("createdAt", "updatedAt")) {
            assertThat(answer.data().get(time).asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        }
    }

    @Test
    void isCreatedByTheFirstRequestAndFoundByLaterOnes() {
        var guest = guest();
        var festival = festival();
        var got = as(guest.token()).get(MINE + "/" + festival);
        assertThat(got.status()).isEqualTo(200);
        assertThat(as(guest.token()).post(MINE + "/" + festival))
                .extracting(Answer::status, Answer::body)
                .containsExactly(200, got.body());
        assertThat(as(guest.token()).get(MINE + "/" + festival).body()).isEqualTo(got.body());
    }

    @Test
    void isAnAccountOfItsOwnerInTheLedger() {
        var guest = guest();
        var festival = festival();
        var account = books.account(open(guest, festival)).orElseThrow();
        assertThat(account.ownerId()).isEqualTo(guest.id());
        assertThat(account.ownerNumber())
                .isEqualTo(db.sql("select number from person where id = ?")
                        .param(guest.id())
                        .query(Long.class)
                        .single());
        assertThat(account.program()).isEqualTo("festival");
        assertThat(account.purpose()).isEqualTo("wallet");
        assertThat(account.asset()).isEqualTo("FEST-" + festival);
        assertThat(account.floor()).isZero();
    }

    @Test
    void isOneWalletHoweverManyRequestsComeAtOnce() throws Exception {
        var guest = guest();
        var festival = festival();
        var got = atOnce(50, () -> as(guest.token()).get(MINE + "/" + festival));
        assertThat(got).extracting(Answer::status).containsOnly(200);
        assertThat(got).extracting(Answer::id).containsOnly(got.getFirst().id());
        assertThat(as(guest.token()).get(MINE).data().size()).isEqualTo(1);
    }

    @Test
    void isCreatedByExactlyOneOfManyRequestsAtOnce() throws Exception {
        var guest = guest();
        var festival = festival();
        var got = atOnce(20, () -> as(guest.token()).post(MINE + "/" + festival));
        assertThat(got).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(got).filteredOn(answer -> answer.status() == 200).hasSize(19);
        assertThat(got).extracting(Answer::id).containsOnly(got.getFirst().id());
    }

    @Test
    void showsTheBalanceAndTheTimeOfTheLastMovement() {
        var guest = guest();
        var festival = festival();
        var before = as(guest.token()).get(MINE + "/" + festival);
        clock.putForward(Duration.ofMinutes(5));
        credit(before.id(), festival, 50_50);
        var after = as(guest.token()).get(MINE + "/" + festival);
        assertThat(after.body()).contains("\"balance\":5050,\"balanceDisplay\":\"50.5 Jetons\"");
        assertThat(after.data().get("createdAt")).isEqualTo(before.data().get("createdAt"));
        assertThat(Instant.parse(after.data().get("updatedAt").asString()))
                .isAfter(Instant.parse(before.data().get("updatedAt").asString()));
        assertThat(as(staff).get(WALLETS + before.id()).body()).isEqualTo(after.body());
        credit(before.id(), festival, -50);
        assertThat(as(guest.token()).get(MINE).body()).contains("\"balance\":5000,\"balanceDisplay\":\"50 Jetons\"");
    }

    @Test
    void showsTheCurrentNameOfTheFestivalsToken() {
        var guest = guest();
        var festival = festival();
        open(guest, festival);
        as(admin).patch("/api/v1/festivals/" + festival, "{\"currencyName\": \"Beads\"}");
        assertThat(as(guest.token()).get(MINE + "/" + festival).body()).contains("\"0 Beads\"");
    }

    @Test
    void isListedForItsOwnerOnly() {
        var alice = guest();
        var bob = guest();
        var first = festival();
        var second = festival();
        assertThat(as(alice.token()).get(MINE).body()).isEqualTo("{\"data\":[]}");
        var older = open(alice, first);
        var newer = open(alice, second);
        open(bob, first);
        var list = as(alice.token()).get(MINE).data();
        assertThat(list)
                .extracting(wallet -> wallet.get("id").asString())
                .containsExactly(newer.toString(), older.toString());
        assertThat(list)
                .extracting(wallet -> wallet.get("userId").asString())
                .containsOnly(alice.id().toString());
        assertThat(list.get(1)).isEqualTo(as(staff).get(WALLETS + older).data());
    }

    @Test
    void isListedWithAllOfItsOwnersWalletsHoweverMany() {
        var guest = guest();
        var festival = festival();
        db.sql("insert into festival (id, name, start_date, end_date, timezone, currency_name, exchange_rate, status,"
                        + " cash_in_account, card_in_account, created_at, updated_at, opened_at)"
                        + " select gen_random_uuid(), 'Series', start_date, end_date, timezone, currency_name,"
                        + " exchange_rate, 'ENDED', gen_random_uuid(), gen_random_uuid(), '2020-01-01', '2020-01-01',"
                        + " '2020-01-01' from festival, generate_series(1, 250) where id = ?")
                .param(festival)
                .update();
        db.sql("select id from festival where name = 'Series'")
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .forEach(one -> {
                    books.putAsset("FEST-" + one, books.asset("FEST-" + festival));
                    wallets.getOrCreate(guest.id(), one);
                });
        var list = as(guest.token()).get(MINE).data();
        assertThat(list.size()).isEqualTo(250);
        assertThat(list).extracting(wallet -> wallet.get("id").asString()).doesNotHaveDuplicates();
    }

    @Test
    void needsAFestivalThatExists() {
        var guest = guest();
        for (var path : List.of(MINE + "/" + UUID.randomUUID(), MINE + "/" + UUID.randomUUID() + "/qr")) {
            assertThat(as(guest.token()).get(path))
                    .extracting(Answer::status, Answer::errorCode, Answer::errorMessage)
                    .containsExactly(404, "NOT_FOUND", "Festival not found");
        }
        assertThat(as(guest.token()).post(MINE + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void needsAnOwnerWhoExists() {
        assertThat(as(issuer.token(UUID.randomUUID(), Role.USER)).get(MINE + "/" + festival()))
                .extracting(Answer::status, Answer::errorCode, Answer::errorMessage)
                .containsExactly(401, "UNAUTHORIZED", "Invalid user");
    }

    @Test
    void isNotFoundUnderInvalidIds() {
        assertThat(as(staff).get(WALLETS + "beer").body())
                .isEqualTo("{\"error\":{\"code\":\"INVALID_ID\",\"message\":\"Invalid wallet ID\"}}");
        for (var action : List.of("/freeze", "/unfreeze", "/close")) {
            assertThat(as(admin).post(WALLETS + "beer" + action).errorMessage()).isEqualTo("Invalid wallet ID");
            assertThat(as(admin).post(WALLETS + UUID.randomUUID() + action).body())
                    .isEqualTo("{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"Wallet not found\"}}");
        }
        assertThat(as(staff).get(WALLETS + UUID.randomUUID()).body())
                .isEqualTo("{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"Wallet not found\"}}");
        for (var path : List.of("/beer", "/beer/qr", "/beer/qr.png", "/1-1-1-1-1")) {
            assertThat(as(guest().token()).get(MINE + path).body())
                    .isEqualTo("{\"error\":{\"code\":\"INVALID_ID\",\"message\":\"Invalid festival ID\"}}");
        }
    }

    @Test
    void isFinishedByTheWorkerAfterAnOutageOfTheLedger() {
        var guest = guest();
        var festival = festival();
        ledger.becomeUnavailable();
        assertThat(as(guest.token()).get(MINE + "/" + festival))
                .extracting(Answer::status, Answer::errorCode)
                .containsExactly(503, "SERVICE_UNAVAILABLE");
        assertThat(as(guest.token()).get(MINE).body()).isEqualTo("{\"data\":[]}");
        ledger.recover();
        later(Duration.ZERO, "wallet");
        assertThat(as(guest.token()).get(MINE).body())
                .as("the request may still be under way, and the worker must wait for it")
                .isEqualTo("{\"data\":[]}");
        later(Duration.ofMinutes(1), "wallet");
        assertThat(as(guest.token()).get(MINE).data().get(0))
                .isEqualTo(as(guest.token()).get(MINE + "/" + festival).data());
    }

    @Test
    void is504WhereItsCreationWasBegun() {
        var guest = guest();
        var path = MINE + "/" + festival();
        ledger.becomeUnavailable();
        assertThat(as(guest.token()).post(path))
                .extracting(Answer::status, Answer::errorCode)
                .containsExactly(504, "TIMEOUT");
        assertThat(as(guest.token()).get(path).status())
                .as("a read changes nothing")
                .isEqualTo(503);
        ledger.recover();
        assertThat(as(guest.token()).post(path).status()).isEqualTo(201);
        assertThat(as(guest.token()).get(MINE).data().size()).isEqualTo(1);
    }

    @Test
    void is503RatherThanWithoutABalanceDuringAnOutage() {
        var guest = guest();
        var festival = festival();
        open(guest, festival);
        ledger.becomeUnavailable();
        for (var path : List.of(MINE, MINE + "/" + festival, MINE + "/" + festival + "/qr")) {
            var answer = as(guest.token()).get(path);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers().getFirst("Retry-After")).isNotNull();
        }
    }

    @Test
    void isFoundByServicesByOwnerAndFestival() {
        var guest = guest();
        var festival = festival();
        var wallet = open(guest, festival);
        var service = issuer.serviceToken("payment");
        var path = "/internal/wallets?userId=" + guest.id() + "&festivalId=";
        assertThat(as(service).get(path + festival).body()).isEqualTo("\"" + wallet + "\"");
        assertThat(as(service).get(path + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(as(admin).get(path + festival).status()).isEqualTo(403);
    }
}
