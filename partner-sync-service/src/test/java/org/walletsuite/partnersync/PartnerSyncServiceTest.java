package org.walletsuite.partnersync;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.walletsuite.partnersync.testing.PartnerSurroundings;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.KeyedRequest;
import org.walletsuite.platform.testing.ServiceContract;

@PartnerSurroundings
class PartnerSyncServiceTest extends ServiceContract {

    private static final String PARTNERS = "/api/v1/admin/partners";

    @Override
    protected Map<String, Supplier<KeyedRequest>> keyedRequests() {
        return Map.of(
                "POST " + PARTNERS, this::creation, "POST " + PARTNERS + "/{partnerId}/credentials", this::renewal);
    }

    private KeyedRequest creation() {
        var id = "shop-" + UUID.randomUUID();
        var body = "{\"partner_id\":\"%s\",\"name\":\"%s\"}";
        return KeyedRequest.of(
                asSome(Role.ADMIN),
                PARTNERS,
                body.formatted(id, "Pier 7"),
                body.formatted(id + "-b", "Pier 8"),
                () -> count("partner", "partner_id = ?", id));
    }

    private KeyedRequest renewal() {
        var id = "shop-" + UUID.randomUUID();
        asSome(Role.ADMIN)
                .post(PARTNERS, "{\"partner_id\":\"" + id + "\",\"name\":\"Pier 7\"}")
                .expect(201);
        return KeyedRequest.of(
                asSome(Role.ADMIN),
                PARTNERS + "/" + id + "/credentials",
                "{}",
                "{\"environment\":\"production\"}",
                () -> count(
                        "partner_history",
                        "action = 'RENEW_CREDENTIALS' and partner_id = (select id from partner where partner_id = ?)",
                        id));
    }
}
