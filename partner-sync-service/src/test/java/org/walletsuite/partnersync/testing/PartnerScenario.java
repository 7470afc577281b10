package org.walletsuite.partnersync.testing;

import static org.walletsuite.platform.testing.Patience.await;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.walletsuite.platform.event.PartnerEvent;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.platform.testing.ServiceScenario;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestIssuer;
import tools.jackson.databind.JsonNode;

/** Admins who keep partners, and partners who ask for tokens. */
@PartnerSurroundings
public abstract class PartnerScenario extends ServiceScenario {

    protected static final String PARTNERS = "/api/v1/admin/partners";
    protected static final String TOKEN = "/api/v1/partner/auth/token";
    protected static final String REVOKE = "/api/v1/partner/auth/revoke";

    /** A partner's id and the secret it got. */
    public record Access(String id, String secret) {}

    protected final TestClient admin() {
        return asSome(Role.ADMIN);
    }

    protected static String someId() {
        return "shop-" + UUID.randomUUID();
    }

    /** A new partner in UAT. */
    protected final Access partner() {
        var made = create("").expect(201);
        return new Access(made.text("/data/partner_id"), made.text("/data/api_secret"));
    }

    /** Makes a partner; more fields begin with a comma. */
    protected final Answer create(String more) {
        return admin().post(PARTNERS, "{\"partner_id\":\"" + someId() + "\",\"name\":\"Pier 7\"" + more + "}");
    }

    protected final Answer change(String partner, String body) {
        return admin().put(PARTNERS + "/" + partner, body);
    }

    /** The partner with a further secret. */
    protected final Access renew(Access partner, String body) {
        var renewed = admin().post(PARTNERS + "/" + partner.id() + "/credentials", body)
                .expect(201);
        return new Access(partner.id(), renewed.text("/data/api_secret"));
    }

    protected final Answer askForm(String form) {
        return postForm(TOKEN, form);
    }

    protected final Answer postForm(String path, String form) {
        return answer(client().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form));
    }

    protected final Answer askJson(Access access) {
        return asNobody()
                .post(
                        TOKEN,
                        "{\"grant_type\":\"client_credentials\",\"client_id\":\"%s\",\"client_secret\":\"%s\"}"
                                .formatted(access.id(), access.secret()));
    }

    protected final String token(Access access) {
        return askJson(access).expect(200).text("/access_token");
    }

    /** A client with this token of a partner's, once the service has heard of the partner and of the token's key. */
    protected final TestClient asPartner(String token) {
        trustOwnKeys();
        var client = as(token);
        // There is no such endpoint, which only a token that is taken finds out.
        await().until(() -> client.get("/api/v1/partner/nowhere").status() == 404);
        return client;
    }

    /** Lets the issuer that this service trusts publish this service's own keys, too. */
    private void trustOwnKeys() {
        try {
            TestIssuer.ofPartners()
                    .alsoPublish(JWKSet.parse(asNobody()
                            .get("/api/v1/partner/.well-known/jwks.json")
                            .body()));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was published of a partner, the oldest first. */
    protected final List<PublishedEvent> events(String partner) {
        await().until(() -> count("outbox", "true") == 0);
        return PublishedEvent.on(PartnerEvent.TOPIC, partner);
    }

    /** What was published last of a partner's first environment. */
    protected final JsonNode lastTerms(String partner) {
        return events(partner).getLast().event().at("/environments/0");
    }
}
