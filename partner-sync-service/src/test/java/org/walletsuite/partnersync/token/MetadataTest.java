package org.walletsuite.partnersync.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.partnersync.testing.PartnerScenario;
import org.walletsuite.platform.signing.SigningKeyRotation;
import org.walletsuite.platform.signing.SigningKeys;

/** What the partners' issuer says of itself, and its keys. */
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
class MetadataTest extends PartnerScenario {

    private static final String KEYS = "/api/v1/partner/.well-known/jwks.json";

    @Autowired
    private SigningKeyRotation rotation;

    @Autowired
    private SigningKeys keys;

    @Test
    void metadataIsWhereTheStandardHasItAndWhereManyLook() {
        var standard = asNobody()
                .get("/.well-known/oauth-authorization-server/api/v1/partner")
                .expect(200);
        var below = asNobody()
                .get("/api/v1/partner/.well-known/oauth-authorization-server")
                .expect(200);

        assertThat(below.body()).isEqualTo(standard.body());
        assertThat(standard.text("/token_endpoint")).isEqualTo(standard.text("/issuer") + "/auth/token");
        assertThat(standard.text("/revocation_endpoint")).isEqualTo(standard.text("/issuer") + "/auth/revoke");
        assertThat(standard.text("/jwks_uri")).isEqualTo(standard.text("/issuer") + "/.well-known/jwks.json");
        assertThat(standard.text("/grant_types_supported/0")).isEqualTo("client_credentials");
    }

    @Test
    void onlyPublicKeysArePublished() throws Exception {
        var published = JWKSet.parse(asNobody().get(KEYS).expect(200).body());

        assertThat(published.getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
    }

    @Test
    void aRotationFailsNoToken() throws Exception {
        var partner = partner();
        var tokens = new ArrayList<SignedJWT>();
        tokens.add(SignedJWT.parse(token(partner)));
        var before = tokens.getFirst().getHeader().getKeyID();

        var next = rotation.rotate();
        for (var minute = 0; minute < 12; minute++) {
            keys.reload();
            tokens.add(SignedJWT.parse(token(partner)));
            for (var token : tokens) {
                assertThat(isVerified(token)).as("minute %d", minute).isTrue();
            }
            clock.putForward(Duration.ofMinutes(1));
        }

        assertThat(tokens.get(1).getHeader().getKeyID()).isEqualTo(before);
        assertThat(tokens.getLast().getHeader().getKeyID())
                .isEqualTo(next.keyId())
                .isNotEqualTo(before);
        takeBack(next);
    }

    /** While another test has put the clock days forward, keys are read without those that a rotation retires. */
    private void takeBack(SigningKeyRotation.Newest next) {
        db.sql("delete from signing_key where kid = ?").param(next.keyId()).update();
        db.sql("update signing_key set retired_at = null").update();
        keys.reload();
    }

    private boolean isVerified(SignedJWT token) throws Exception {
        var key = published().getKeyByKeyId(token.getHeader().getKeyID());
        return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
    }

    private JWKSet published() throws ParseException {
        return JWKSet.parse(asNobody().get(KEYS).expect(200).body());
    }
}
