package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.partner.PartnerEnvironment.UAT;
import static org.walletsuite.platform.partner.PaymentModel.FLOAT_BASED;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.event.AccessEvent.AccessChanged;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.PartnerEvent.Terms;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.testing.TestPartners;

class DeadTokenTest extends GatewayTest {

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private EventCodec codec;

    @Test
    void aRevokedTokenIsSoonRefusedByTheGateway() {
        var user = UUID.randomUUID();
        var bearer = "Bearer " + TestIssuer.shared().token(user, Role.STAFF);
        assertThat(pay(bearer)).isEqualTo(200);
        var now = Instant.now();
        TestBroker.shared()
                .send(codec.encode(new AccessChanged(
                        UUID.randomUUID().toString(),
                        now,
                        user,
                        1,
                        now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1),
                        true,
                        List.of("USER"))));
        await().until(() -> pay(bearer) == 401);
        PAYMENT.reset();
        assertThat(client().post("/api/v1/payments", "{}", "Authorization", bearer)
                        .body())
                .isEqualTo("{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Staff authentication required\"}}");
        assertThat(PAYMENT.requests()).isZero();
    }

    @Test
    void anInactivePartnerIsSoonRefusedByTheGateway() {
        var id = "ptr_" + UUID.randomUUID();
        var bearer = "Bearer " + TestIssuer.ofPartners().partnerToken(id, "voucher:query");
        TestPartners.publish(TestPartners.partner(id, 1, TestPartners.terms(FLOAT_BASED)));
        await().until(() -> account(bearer) == 200);

        var inactive = new Terms(UAT, false, FLOAT_BASED, 100, null, Instant.EPOCH, Set.of(), false);
        TestPartners.publish(TestPartners.partner(id, 2, inactive));
        await().until(() -> account(bearer) == 403);

        PARTNERSYNC.reset();
        assertThat(client().get("/api/v1/partner/account", "Authorization", bearer)
                        .body())
                .contains("\"error_code\":\"PARTNER_INACTIVE\"");
        assertThat(PARTNERSYNC.requests()).isZero();
    }

    private int account(String bearer) {
        return client().get("/api/v1/partner/account", "Authorization", bearer).statusCode();
    }

    private int pay(String bearer) {
        return client().post("/api/v1/payments", "{}", "Authorization", bearer).statusCode();
    }
}
