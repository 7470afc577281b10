package org.walletsuite.partnersync.partner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.walletsuite.partnersync.testing.PartnerScenario;
import org.walletsuite.platform.security.Role;

/** Partners see themselves. */
class AccountTest extends PartnerScenario {

    private static final String ACCOUNT = "/api/v1/partner/account";

    @Test
    void aPartnerSeesItsTermsAndTheAgesOfItsCredentialsButNoSecret() {
        var made = create(",\"payment_model\":\"direct_payment\",\"credit_limit\":1000,\"rate_limit_per_minute\":7,"
                        + "\"webhook_url\":\"https://shop.example/hook\",\"contact_email\":\"it@shop.example\"")
                .expect(201);
        var partner = new Access(made.text("/data/partner_id"), made.text("/data/api_secret"));
        renew(partner, "{\"grace_minutes\":60}");

        var account = asPartner(token(partner)).get(ACCOUNT).expect(200);

        assertThat(account.text("/data/partner_id")).isEqualTo(partner.id());
        assertThat(account.text("/data/name")).isEqualTo("Pier 7");
        assertThat(account.text("/data/environment")).isEqualTo("uat");
        assertThat(account.text("/data/status")).isEqualTo("active");
        assertThat(account.text("/data/payment_model")).isEqualTo("direct_payment");
        assertThat(account.at("/data/rate_limit_per_minute").asInt()).isEqualTo(7);
        assertThat(account.body()).contains("\"credit_limit\":1000.00");
        assertThat(account.text("/data/webhook_url")).isEqualTo("https://shop.example/hook");
        assertThat(account.text("/data/base_url")).isEqualTo("https://uat-api.example");
        assertThat(account.at("/data/credentials").size()).isEqualTo(2);
        assertThat(account.at("/data/credentials/0/expires_at").isNull()).isFalse();
        assertThat(account.at("/data/credentials/1/expires_at").isNull()).isTrue();
        assertThat(account.body())
                .doesNotContain(partner.secret(), made.text("/data/api_key"), made.text("/data/webhook_secret"));
    }

    @Test
    void eachEnvironmentIsSeenWithItsOwnToken() {
        var uat = partner();
        var production = renew(uat, "{\"environment\":\"production\"}");
        change(uat.id(), "{\"environment\":\"production\",\"rate_limit_per_minute\":9}")
                .expect(200);

        assertThat(asPartner(token(production))
                        .get(ACCOUNT)
                        .expect(200)
                        .at("/data/rate_limit_per_minute")
                        .asInt())
                .isEqualTo(9);
        assertThat(asPartner(token(uat))
                        .get(ACCOUNT)
                        .expect(200)
                        .at("/data/rate_limit_per_minute")
                        .asInt())
                .isEqualTo(100);
    }

    @Test
    void nobodyElseSeesAnAccount() {
        asNobody().get(ACCOUNT).expect(401);
        asSome(Role.SUPER_ADMIN).get(ACCOUNT).expect(403);
    }

    @Test
    void noPartnerIsCalledAsAPathIs() {
        var refused = admin().post(PARTNERS, "{\"partner_id\":\"usage\",\"name\":\"Pier 7\"}")
                .expect(400);

        assertThat(refused.at("/details").has("partner_id")).isTrue();
    }
}
