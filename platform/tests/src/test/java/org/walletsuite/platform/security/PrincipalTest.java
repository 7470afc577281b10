package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.partner.PaymentModel;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.testing.TestPartners;

/** Who a token makes of its bearer, and what that opens. */
class PrincipalTest extends SecurityScene {

    private static final List<String> PATHS_OF_OTHERS = List.of(
            "/api/v1/me/wallets",
            "/api/v1/wallets/1",
            "/api/v1/festivals",
            "/api/v1/admin/partners/1",
            "/admin/things",
            "/withdrawal/things",
            "/internal/things");

    private final TestIssuer partners = TestIssuer.ofPartners();

    @Autowired
    private PartnerDirectory directory;

    @Test
    void aServiceTokenGivesAccessToInternalPathsOnly() {
        var token = issuer.serviceToken("payment");
        assertThat(get("/internal/things", token).body()).isEqualTo("\"payment\"");
        assertThat(get("/api/v1/me/wallets", token).status()).isEqualTo(403);
    }

    @Test
    void aUsersTokenTellsTheUsersNumber() {
        var token = issuer.sign(claims -> claims.subject(ALICE.toString())
                .audience(SecuritySettings.AUDIENCE)
                .claim("number", 7)
                .claim("roles", List.of("USER", "STAFF")));

        assertThat(get("/api/v1/me/wallets", token).body()).isEqualTo("\"" + ALICE + " 7 STAFF\"");
    }

    @Test
    void aPartnersTokenOpensPartnerPathsOnly() {
        var token = partners.partnerToken(TestPartners.SOME, "voucher:issue");

        assertThat(get("/api/v1/partner/things", token).body()).isEqualTo("\"a-partner [voucher:issue] uat\"");
        for (var path : PATHS_OF_OTHERS) {
            assertThat(get(path, token).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void scopesAreAListOrOneText() {
        var token = partners.sign(claims -> claims.subject(TestPartners.SOME)
                .audience(SecuritySettings.PARTNER_AUDIENCE)
                .claim("scope", "voucher:issue  voucher:issue ")
                .claim("environment", "uat"));

        assertThat(get("/api/v1/partner/things", token).body()).isEqualTo("\"a-partner [voucher:issue] uat\"");
        assertThat(get("/api/v1/partner/things", partners.partnerToken(TestPartners.SOME))
                        .body())
                .isEqualTo("\"a-partner [] uat\"");
    }

    @Test
    void onlyPartnersOpenPartnerPaths() {
        for (var token : List.of(issuer.token(ALICE, Role.SUPER_ADMIN), issuer.serviceToken("payment"))) {
            assertThat(get("/api/v1/partner/things", token).status()).isEqualTo(403);
            assertThat(get("/api/v1/partner/things", token).body()).contains("\"error_code\":\"FORBIDDEN\"");
        }
        assertThat(get("/api/v1/admin/partners/1", issuer.token(ALICE, Role.ADMIN))
                        .status())
                .isEqualTo(200);
    }

    /** Whatever else its token claims, and whoever is its subject. */
    @Test
    void anIssuerOfPartnersMakesPartnersOnly() {
        UnaryOperator<JWTClaimsSet.Builder> adminsClaims = claims -> claims.subject(ALICE.toString())
                .claim("roles", List.of("USER", "STAFF", "ADMIN", "SUPER_ADMIN"))
                .claim("number", 1)
                .claim("kind", "user")
                .claim("scope", List.of("ADMIN", "ROLE_USER", "ROLE_SERVICE", "internal"))
                .claim("environment", "uat");
        TestPartners.publish(TestPartners.partner(ALICE.toString(), 1, TestPartners.terms(PaymentModel.FLOAT_BASED)));
        await().until(() -> directory.find(ALICE.toString()).isPresent());
        var partner = partners.sign(claims -> adminsClaims.apply(claims).audience(SecuritySettings.PARTNER_AUDIENCE));
        for (var path : PATHS_OF_OTHERS) {
            assertThat(get(path, partner).status()).as(path).isEqualTo(403);
        }

        for (var audience : List.of(
                List.of(SecuritySettings.AUDIENCE),
                List.of(SecuritySettings.SERVICE_AUDIENCE),
                List.of(SecuritySettings.PARTNER_AUDIENCE, SecuritySettings.AUDIENCE),
                List.of(SecuritySettings.PARTNER_AUDIENCE, SecuritySettings.SERVICE_AUDIENCE))) {
            var forged = partners.sign(claims -> adminsClaims.apply(claims).audience(audience));
            for (var path : PATHS_OF_OTHERS) {
                assertThat(get(path, forged).status()).as(audience + " " + path).isEqualTo(401);
            }
            assertThat(get("/api/v1/partner/things", forged).status()).isEqualTo(401);
        }
    }

    @Test
    void anIssuerOfUsersAndServicesMakesNoPartners() {
        var token = issuer.partnerToken(TestPartners.SOME, "voucher:issue");

        assertThat(get("/api/v1/partner/things", token).status()).isEqualTo(401);
    }

    /** What a path takes is said by the path as it came, so it may not be another one when it is decoded. */
    @Test
    void aPathInDisguiseIsRefusedWhoeverAsks() {
        var disguised =
                List.of("/%69nternal/things", "/api/v1/%70artner/things", "/api/v1/me%2Fwallets", "/internal//things");

        for (var token : List.of(
                issuer.token(ALICE, Role.SUPER_ADMIN),
                issuer.serviceToken("payment"),
                TestIssuer.ofPartners().partnerToken(TestPartners.SOME, "voucher:issue"))) {
            for (var path : disguised) {
                assertThat(get(path, token).status()).as(path).isEqualTo(400);
            }
        }
    }

    @Test
    void whatIsSomebodysIsOpenToItsOwnerAndToWhoHasTheRole() {
        var owner = new Principal.User(ALICE, null, Role.USER);
        var admin = new Principal.User(UUID.randomUUID(), null, Role.SUPER_ADMIN);
        var staff = new Principal.User(UUID.randomUUID(), null, Role.STAFF);

        assertThat(owner.mayActFor(ALICE, Role.ADMIN)).isTrue();
        assertThat(admin.mayActFor(ALICE, Role.ADMIN)).isTrue();
        assertThat(staff.mayActFor(ALICE, Role.ADMIN)).isFalse();
    }

    @Test
    void nobodyUsesAPrivilegeForHimself() {
        var admin = new Principal.User(ALICE, null, Role.SUPER_ADMIN);

        assertThatCode(() -> admin.mustNotBe(UUID.randomUUID(), "Not your own")).doesNotThrowAnyException();
        assertThatThrownBy(() -> admin.mustNotBe(ALICE, "Not your own"))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.FORBIDDEN);
                    assertThat(refusal.message()).isEqualTo("Not your own");
                });
    }
}
