package org.walletsuite.partnersync.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.partnersync.testing.PartnerScenario;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;

/** What admins do with partners. */
class PartnerAdministrationTest extends PartnerScenario {

    @Test
    void makesOneInactiveThatIsToWait() {
        var made = create(",\"status\":\"inactive\"").expect(201);

        assertThat(made.text("/data/status")).isEqualTo("inactive");
        assertThat(askJson(new Access(made.text("/data/partner_id"), made.text("/data/api_secret")))
                        .expect(401)
                        .text("/error"))
                .isEqualTo("invalid_client");
        create(",\"status\":\"asleep\"").expect(400);
    }

    @Test
    void aNewPartnerHasTheUsualTermsAndItsSecretsAreShownOnce() {
        var made = create("").expect(201);

        assertThat(made.at("/success").asBoolean()).isTrue();
        assertThat(made.text("/timestamp")).endsWith("Z");
        assertThat(made.text("/data/environment")).isEqualTo("uat");
        assertThat(made.text("/data/payment_model")).isEqualTo("float_based");
        assertThat(made.at("/data/rate_limit_per_minute").asInt()).isEqualTo(100);
        assertThat(made.text("/data/status")).isEqualTo("active");
        assertThat(made.at("/data/credit_limit").isNull()).isTrue();
        assertThat(made.text("/data/base_url")).isEqualTo("https://uat-api.example");
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        var shown = admin().get(PARTNERS + "/" + made.text("/data/partner_id")).expect(200);
        assertThat(shown.body())
                .doesNotContain(secrets(made))
                .doesNotContain("api_key", "api_secret", "webhook_secret", "hash");
    }

    @Test
    void secretsAreOfUnreservedCharactersAndAWebhookSecretIsThirtyTwoBytes() {
        var made = create("").expect(201);

        assertThat(made.text("/data/api_key")).matches("ak_[A-Za-z0-9_-]{32}");
        assertThat(made.text("/data/api_secret")).matches("sk_[A-Za-z0-9_-]{59}");
        var webhook = made.text("/data/webhook_secret");
        assertThat(webhook).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(webhook.substring(6))).hasSize(32);
    }

    @Test
    void secretsAreNeitherInTheDatabaseNorInAnEvent() {
        var made = create("").expect(201);
        var partner = made.text("/data/partner_id");

        for (var table : List.of("partner", "partner_environment", "partner_credential", "partner_history")) {
            var rows = db.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list();
            assertThat(String.join("\n", rows)).as(table).doesNotContain(secrets(made));
        }
        assertThat(events(partner).getLast().event().toString()).doesNotContain(secrets(made));
    }

    @Test
    void everythingIsPublishedThatOthersNeed() {
        var made = create(",\"payment_model\":\"direct_payment\",\"rate_limit_per_minute\":600,"
                        + "\"credit_limit\":50000.5,\"webhook_url\":\"https://shop.example/hooks\"")
                .expect(201);
        var partner = made.text("/data/partner_id");

        var event = events(partner).getLast();
        assertThat(event.type()).isEqualTo("partner.changed.v1");
        assertThat(event.event().path("version").asLong()).isOne();
        assertThat(event.event().path("name").asString()).isEqualTo("Pier 7");
        var terms = event.event().at("/environments/0");
        assertThat(terms.path("environment").asString()).isEqualTo("UAT");
        assertThat(terms.path("active").asBoolean()).isTrue();
        assertThat(terms.path("paymentModel").asString()).isEqualTo("DIRECT_PAYMENT");
        assertThat(terms.path("rateLimitPerMinute").asInt()).isEqualTo(600);
        assertThat(terms.path("creditLimit").asLong()).isEqualTo(50_000_50);
        assertThat(terms.path("webhook").asBoolean()).isTrue();
        assertThat(made.body()).contains("\"credit_limit\":50000.50");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":\"\" | name",
                "\"name\":\"Pier\\u202e7\" | name",
                "\"name\":\"P\",\"partner_id\":\"No\" | partner_id",
                "\"name\":\"P\",\"partner_id\":\"a/b/c\" | partner_id",
                "\"name\":\"P\",\"environment\":\"moon\" | environment",
                "\"name\":\"P\",\"payment_model\":\"barter\" | payment_model",
                "\"name\":\"P\",\"rate_limit_per_minute\":0 | rate_limit_per_minute",
                "\"name\":\"P\",\"rate_limit_per_minute\":100001 | rate_limit_per_minute",
                "\"name\":\"P\",\"credit_limit\":-1 | credit_limit",
                "\"name\":\"P\",\"credit_limit\":0.005 | credit_limit",
                "\"name\":\"P\",\"credit_limit\":1e20 | credit_limit",
                "\"name\":\"P\",\"credit_limit\":\"5\" | credit_limit",
                "\"name\":\"P\",\"webhook_url\":\"ftp://shop.example\" | webhook_url",
                "\"name\":\"P\",\"webhook_url\":\"https://me:you@shop.example\" | webhook_url",
                "\"name\":\"P\",\"webhook_url\":\"https:shop\" | webhook_url",
                "\"name\":\"P\",\"contact_email\":\"nobody\" | contact_email"
            })
    void whatIsWrongIsNamedAndNothingIsMade(String fields, String wrong) {
        var before = count("partner", "true");

        var refused = admin().post(PARTNERS, "{" + fields + "}").expect(400);

        assertThat(refused.text("/error_code")).isEqualTo("VALIDATION_ERROR");
        assertThat(refused.body()).contains("\"" + wrong + "\"");
        assertThat(count("partner", "true")).isEqualTo(before);
    }

    @Test
    void aTakenIdIsAConflictAlsoForTwoAtOnceAndAFreeNameIsNoOnes() {
        var body = "{\"partner_id\":\"" + someId() + "\",\"name\":\"Pier 7\"}";

        var answers = atOnce(4, () -> admin().post(PARTNERS, body).status());

        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
        var again = admin().post(PARTNERS, body).expect(409);
        assertThat(again.text("/error_code")).isEqualTo("CONFLICT");
        admin().post(PARTNERS, "{\"name\":\"Pier 7\"}").expect(201);
    }

    @Test
    void aReplayShowsTheSameSecretsAndItIsStoredSealed() {
        var key = UUID.randomUUID().toString();
        var client = admin().withKey(key);
        var body = "{\"name\":\"Pier 7\"}";

        var first = client.post(PARTNERS, body).expect(201);

        client.post(PARTNERS, body).verifyReplays(first);
        assertThat(db.sql("select body from idempotency_key where key like ?")
                        .param("%" + key)
                        .query(String.class)
                        .single())
                .doesNotContain(secrets(first))
                .doesNotContain("Pier");
    }

    @Test
    void aChangeKeepsWhatIsAbsentAndClearsWhatIsNull() {
        var partner = create(",\"credit_limit\":100,\"contact_email\":\"ops@shop.example\"")
                .expect(201)
                .text("/data/partner_id");

        var changed = change(partner, "{\"rate_limit_per_minute\":250,\"credit_limit\":null}")
                .expect(200);

        assertThat(changed.at("/data/rate_limit_per_minute").asInt()).isEqualTo(250);
        assertThat(changed.at("/data/credit_limit").isNull()).isTrue();
        assertThat(changed.text("/data/contact_email")).isEqualTo("ops@shop.example");
        assertThat(changed.text("/data/name")).isEqualTo("Pier 7");
        assertThat(lastTerms(partner).path("rateLimitPerMinute").asInt()).isEqualTo(250);
    }

    @Test
    void nullIsRefusedWhereNothingMayBeCleared() {
        var partner = partner().id();

        for (var field : List.of("name", "status", "payment_model", "rate_limit_per_minute")) {
            assertThat(change(partner, "{\"" + field + "\":null}").expect(400).body())
                    .as(field)
                    .contains("\"" + field + "\"");
        }
    }

    @Test
    void changesAtOnceAreAllMadeAndPublishedInTheirOrder() {
        var partner = partner().id();

        var answers = atOnce(
                6,
                number -> change(partner, "{\"rate_limit_per_minute\":" + (200 + number) + "}")
                        .status());

        assertThat(answers).containsOnly(200);
        assertThat(events(partner))
                .extracting(event -> event.event().path("version").asLong())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void environmentsHaveTermsAndCredentialsOfTheirOwn() {
        var partner = partner().id();

        var opened = renew(partner, "{\"environment\":\"production\"}").expect(201);
        change(partner, "{\"environment\":\"production\",\"rate_limit_per_minute\":900,\"status\":\"inactive\"}")
                .expect(200);

        assertThat(opened.text("/data/base_url")).isEqualTo("https://api.example");
        assertThat(opened.text("/data/webhook_secret")).startsWith("whsec_");
        var shown = admin().get(PARTNERS + "/" + partner).expect(200);
        assertThat(shown.at("/data/rate_limit_per_minute").asInt()).isEqualTo(100);
        assertThat(shown.text("/data/status")).isEqualTo("active");
        assertThat(shown.text("/data/environments/1/environment")).isEqualTo("production");
        assertThat(shown.text("/data/environments/1/status")).isEqualTo("inactive");
        assertThat(shown.at("/data/environments/1/rate_limit_per_minute").asInt())
                .isEqualTo(900);
        var event = events(partner).getLast().event();
        assertThat(event.at("/environments/0/active").asBoolean()).isTrue();
        assertThat(event.at("/environments/1/active").asBoolean()).isFalse();
    }

    @Test
    void anEnvironmentThatWasNeverOpenedCanNotBeChanged() {
        var partner = partner().id();

        assertThat(change(partner, "{\"environment\":\"production\",\"status\":\"inactive\"}")
                        .expect(400)
                        .body())
                .contains("\"environment\"");
    }

    @Test
    void anUnknownPartnerIsNotFound() {
        assertThat(admin().get(PARTNERS + "/nobody-knows").expect(404).text("/error_code"))
                .isEqualTo("NOT_FOUND");
        change("nobody-knows", "{}").expect(404);
        renew("nobody-knows", "{}").expect(404);
    }

    @Test
    void listsAreFilteredAndPaged() {
        var word = UUID.randomUUID().toString();
        var ids = List.of(
                named(word + " A", ",\"payment_model\":\"direct_payment\""),
                named(word + " B", ",\"environment\":\"production\""),
                named(word + " C", ""));
        change(ids.getFirst(), "{\"status\":\"inactive\"}").expect(200);

        assertThat(listed("q=" + word)).containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(listed("q=" + word + "&status=inactive")).containsExactly(ids.get(0));
        assertThat(listed("q=" + word + "&environment=production")).containsExactly(ids.get(1));
        assertThat(listed("q=" + word + "&payment_model=direct_payment")).containsExactly(ids.get(0));
        assertThat(listed("q=" + word + "&page=2&page_size=2")).containsExactly(ids.get(0));
        var page = admin().get(PARTNERS + "?page_size=2&q=" + word).expect(200);
        assertThat(page.at("/data/total").asInt()).isEqualTo(3);
        assertThat(page.at("/data/total_pages").asInt()).isEqualTo(2);
        admin().get(PARTNERS + "?status=asleep").expect(400);
        admin().get(PARTNERS + "?page_size=0").expect(400);
    }

    @Test
    void theHistorySaysWhoDidWhatAndNoSecret() {
        var admin = UUID.randomUUID();
        var made = create("").expect(201);
        var partner = made.text("/data/partner_id");
        as(admin, Role.ADMIN)
                .put(PARTNERS + "/" + partner, "{\"webhook_url\":\"https://shop.example/?key=hidden\"}")
                .expect(200);

        var history = admin().get(PARTNERS + "/" + partner + "/history").expect(200);

        assertThat(history.text("/data/items/0/action")).isEqualTo("update");
        assertThat(history.text("/data/items/0/actor")).isEqualTo(admin.toString());
        assertThat(history.text("/data/items/1/action")).isEqualTo("create");
        assertThat(history.body()).doesNotContain(secrets(made)).doesNotContain("hidden");
    }

    private Answer renew(String partner, String body) {
        return admin().post(PARTNERS + "/" + partner + "/credentials", body);
    }

    private String named(String name, String more) {
        return admin().post(PARTNERS, "{\"name\":\"" + name + "\"" + more + "}")
                .expect(201)
                .text("/data/partner_id");
    }

    private List<String> listed(String query) {
        return admin().get(PARTNERS + "?" + query)
                .expect(200)
                .at("/data/items")
                .valueStream()
                .map(one -> one.path("partner_id").asString())
                .toList();
    }

    private static String[] secrets(Answer made) {
        return new String[] {
            made.text("/data/api_key"), made.text("/data/api_secret"), made.text("/data/webhook_secret")
        };
    }
}
