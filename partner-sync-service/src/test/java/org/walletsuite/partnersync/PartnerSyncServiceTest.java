package org.walletsuite.partnersync;

import static org.walletsuite.platform.testing.Patience.await;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.walletsuite.partnersync.testing.PartnerSurroundings;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.KeyedRequest;
import org.walletsuite.platform.testing.ServiceContract;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestIssuer;

@PartnerSurroundings
class PartnerSyncServiceTest extends ServiceContract {

    private static final String PARTNERS = "/api/v1/admin/partners";
    private static final String ENVIRONMENT =
            "(select e.id from partner_environment e join partner p on p.id = e.partner_id where p.partner_id = ?)";
    private static final String WEBHOOKS = "/api/v1/partner/webhooks";
    private static final String SYNC = "/api/v1/admin/sync";

    @Override
    protected Map<String, Supplier<KeyedRequest>> keyedRequests() {
        return Map.of(
                "POST " + PARTNERS,
                this::creation,
                "POST " + PARTNERS + "/{partnerId}/credentials",
                this::renewal,
                "POST " + WEBHOOKS + "/test",
                this::testEvent,
                "POST " + WEBHOOKS + "/secret/rotate",
                this::rotation,
                "POST " + SYNC + "/{system}/key",
                this::newKey,
                "POST " + SYNC + "/{system}/import",
                this::startedImport,
                "POST " + SYNC + "/{system}/reconciliation",
                this::reconciliation);
    }

    /** The older keys stay valid for the other tests. */
    private KeyedRequest newKey() {
        return KeyedRequest.of(
                asSome(Role.ADMIN),
                SYNC + "/tickets/key",
                "{\"grace_minutes\":10000}",
                "{\"grace_minutes\":9000}",
                () -> count("sync_key", "true"));
    }

    private KeyedRequest startedImport() {
        endPulls();
        return KeyedRequest.of(
                asSome(Role.ADMIN),
                SYNC + "/tickets/import",
                "{\"since\":\"2026-01-01\"}",
                "{\"since\":\"2026-01-02\"}",
                () -> count("sync_pull", "kind = 'IMPORT'"));
    }

    private KeyedRequest reconciliation() {
        endPulls();
        var admin = asSome(Role.ADMIN);
        return new KeyedRequest(
                key -> admin.withKey(key).post(SYNC + "/tickets/reconciliation"),
                key -> admin.withKey(key).post(SYNC + "/midan/reconciliation"),
                () -> count("sync_pull", "kind = 'RECONCILIATION'"));
    }

    private void endPulls() {
        db.sql("update sync_pull set status = 'DONE', next_attempt_at = null where status = 'RUNNING'")
                .update();
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

    private KeyedRequest testEvent() {
        var id = subscriber();
        return KeyedRequest.of(
                partner(id),
                WEBHOOKS + "/test",
                "{}",
                "{\"event\":\"voucher.cancelled\"}",
                () -> count("webhook_delivery", "environment_id = " + ENVIRONMENT, id));
    }

    private KeyedRequest rotation() {
        var id = subscriber();
        return KeyedRequest.of(
                partner(id),
                WEBHOOKS + "/secret/rotate",
                "{}",
                "{\"grace_minutes\":0}",
                () -> count(
                        "partner_history",
                        "action = 'ROTATE_WEBHOOK_SECRET' and partner_id = (select id from partner where partner_id = ?)",
                        id));
    }

    /** A partner in UAT whose endpoint nobody reaches. */
    private String subscriber() {
        var id = "shop-" + UUID.randomUUID();
        asSome(Role.ADMIN)
                .post(
                        PARTNERS,
                        "{\"partner_id\":\"" + id + "\",\"name\":\"Pier 7\",\"webhook_url\":\"http://127.0.0.1:1/\"}")
                .expect(201);
        await().until(() -> partner(id).get(WEBHOOKS).status() == 200);
        return id;
    }

    private TestClient partner(String id) {
        return as(TestIssuer.ofPartners().partnerToken(id, "voucher:query", "voucher:issue"));
    }
}
