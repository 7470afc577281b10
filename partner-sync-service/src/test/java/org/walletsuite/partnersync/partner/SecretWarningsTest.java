package org.walletsuite.partnersync.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.partnersync.testing.PartnerScenario;
import org.walletsuite.platform.event.PartnerNotice;
import org.walletsuite.platform.testing.PublishedEvent;

/** Partners are warned before their secret ends. */
@SuppressWarnings("NullAway.Init") // Spring fills the field before the first test method.
class SecretWarningsTest extends PartnerScenario {

    @Autowired
    private SecretWarnings warnings;

    @Test
    void aPartnerIsWarnedOnceWhenItsLastSecretEndsSoon() {
        var partner = create(",\"contact_email\":\"ops@shop.example\"").expect(201);
        var id = partner.text("/data/partner_id");
        endsIn(id, Duration.ofDays(8));

        warnings.warn();
        assertThat(notices(id)).isEmpty();

        clock.putForward(Duration.ofDays(1).plusMinutes(1));
        atOnce(3, () -> {
            warnings.warn();
            return true;
        });

        var event = notices(id);
        assertThat(event).singleElement().satisfies(one -> {
            assertThat(one.type()).isEqualTo("partner.secret-expiring.v1");
            assertThat(one.event().path("contactEmail").asString()).isEqualTo("ops@shop.example");
            assertThat(one.event().toString()).doesNotContain(partner.text("/data/api_secret"));
        });
    }

    @Test
    void whoHasANewSecretIsNotWarnedOfTheEndOfTheOldOne() {
        var partner = partner();
        admin().post(PARTNERS + "/" + partner.id() + "/credentials", "{\"grace_minutes\":60}")
                .expect(201);

        warnings.warn();

        assertThat(notices(partner.id())).isEmpty();
    }

    private void endsIn(String partner, Duration time) {
        db.sql("update partner_credential set expires_at = ? where environment_id in (select e.id"
                        + " from partner_environment e join partner p on p.id = e.partner_id where p.partner_id = ?)")
                .param(clock.instant().plus(time).atOffset(ZoneOffset.UTC))
                .param(partner)
                .update();
    }

    private List<PublishedEvent> notices(String partner) {
        await().until(() -> count("outbox", "true") == 0);
        return PublishedEvent.on(PartnerNotice.TOPIC, partner);
    }
}
