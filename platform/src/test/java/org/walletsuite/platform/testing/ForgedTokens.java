package org.walletsuite.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.walletsuite.platform.festival.Festival.QrKey;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.security.SecuritySettings;

/** Forged tokens: all of them pretend to be a super admin's, and none may be accepted. */
final class ForgedTokens {

    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final Duration HOUR = Duration.ofHours(1);

    /** A foreign issuer with its keys at its own address: its tokens are valid except for their issuer. */
    private static final TestIssuer FOREIGN = TestIssuer.foreign();

    private final TestIssuer ours;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private ForgedTokens(TestIssuer ours) {
        this.ours = ours;
    }

    /** The tokens by their defect. */
    static Map<String, String> of(TestIssuer ours) {
        var forged = new ForgedTokens(ours);
        forged.addForeign();
        forged.addOfPartners();
        forged.addUnsigned();
        forged.addConfused();
        forged.addTampered();
        forged.addUntimely();
        forged.addMisaddressed();
        forged.addOtherThings();
        return forged.tokens;
    }

    private void addForeign() {
        var keys = URI.create(FOREIGN.uri() + "/jwks.json");
        var key = FOREIGN.publicKey();
        tokens.put("of a foreign issuer with keys of its own", FOREIGN.sign(this::user));
        tokens.put("of a foreign issuer in our name", FOREIGN.sign(this::inOurName));
        tokens.put("with the address of foreign keys", foreign(rs256(key).jwkURL(keys)));
        tokens.put(
                "with the address of a foreign certificate", foreign(rs256(key).x509CertURL(keys)));
        tokens.put("with a foreign key in its header", foreign(rs256(key).jwk(key)));
        tokens.put("of a foreign key without a name", foreign(new JWSHeader.Builder(JWSAlgorithm.RS256)));
        tokens.put(
                "of a foreign key whose name is a path",
                foreign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("../../../../dev/null")));
    }

    /** Whoever is trusted for one kind makes no other. */
    private void addOfPartners() {
        var issuer = TestIssuer.ofPartners();
        tokens.put("of the partners' issuer for a user", issuer.sign(this::user));
        tokens.put(
                "of the partners' issuer for a service",
                issuer.sign(claims -> user(claims).subject("payment").audience(SecuritySettings.SERVICE_AUDIENCE)));
        tokens.put(
                "of the partners' issuer for a partner who is a user too",
                issuer.sign(claims -> partner(claims)
                        .audience(List.of(SecuritySettings.PARTNER_AUDIENCE, SecuritySettings.AUDIENCE))));
        tokens.put("of the partners' issuer in our name", issuer.sign(this::inOurName));
        tokens.put("of our issuer for a partner", ours.sign(this::partner));
        tokens.put(
                "for a partner in no environment",
                issuer.sign(claims -> partner(claims).claim("environment", null)));
    }

    private void addUnsigned() {
        var parts = good().split("\\.", -1);
        for (var name : List.of("none", "None", "NONE", "nOnE", "")) {
            var header = encoded("{\"alg\":\"" + name + "\",\"kid\":\"" + key().getKeyID() + "\"}");
            tokens.put("unsigned by \"" + name + "\"", header + "." + parts[1] + ".");
            tokens.put("unsigned by \"" + name + "\" with a signature", header + "." + parts[1] + "." + parts[2]);
        }
    }

    /** Tokens signed with our public key as a shared secret: a verifier that mixes up the algorithms would accept them. */
    private void addConfused() {
        var der = publicKey().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----";
        var secrets = Map.of(
                "PEM", bytes(pem),
                "PEM with a last line end", bytes(pem + "\n"),
                "DER", der,
                "JWK", bytes(key().toJSONString()),
                "modulus", key().getModulus().decode(),
                "nothing", new byte[] {0});
        secrets.forEach((form, secret) -> tokens.put("signed by HS256 with our public key as " + form, hmac(secret)));
        for (var algorithm : List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            var header =
                    new JWSHeader.Builder(algorithm).keyID(key().getKeyID()).build();
            tokens.put("signed by us, but by " + algorithm, ours.sign(header, this::user));
        }
    }

    private void addTampered() {
        var good = good();
        var parts = good.split("\\.", -1);
        tokens.put("with another header", changed(parts[0]) + "." + parts[1] + "." + parts[2]);
        tokens.put("with other claims", parts[0] + "." + changed(parts[1]) + "." + parts[2]);
        tokens.put("with another signature", parts[0] + "." + parts[1] + "." + changed(parts[2]));
        tokens.put("with half a signature", good.substring(0, good.length() - parts[2].length() / 2));
        tokens.put("without its signature", parts[0] + "." + parts[1] + ".");
        tokens.put("without its last part", parts[0] + "." + parts[1]);
        tokens.put("with a fourth part", good + "." + parts[2]);
        tokens.put("with another's signature", parts[0] + "." + parts[1] + "." + good().split("\\.", -1)[2]);
    }

    private void addUntimely() {
        var now = Instant.now();
        tokens.put("expired", ours.sign(claims -> user(claims).expirationTime(Date.from(now.minusSeconds(60)))));
        tokens.put("not valid yet", ours.sign(claims -> user(claims).notBeforeTime(Date.from(now.plus(HOUR)))));
        tokens.put("without an end", ours.sign(claims -> user(claims).expirationTime(null)));
        tokens.put("without a beginning", ours.sign(claims -> user(claims).issueTime(null)));
        tokens.put(
                "for two days",
                ours.sign(claims -> user(claims).expirationTime(Date.from(now.plus(HOUR.multipliedBy(48))))));
    }

    private void addMisaddressed() {
        tokens.put("for others", ours.sign(claims -> user(claims).audience("another-product")));
        tokens.put("for nobody", ours.sign(claims -> user(claims).audience((String) null)));
        tokens.put("about nobody", ours.sign(claims -> user(claims).subject(null)));
        tokens.put("about root", ours.sign(claims -> user(claims).subject("root")));
        tokens.put("of no issuer", ours.sign(claims -> user(claims).issuer(null)));
        tokens.put(
                "of an issuer that is nearly ours",
                ours.sign(claims -> user(claims).issuer(ours.uri() + "/")));
    }

    private void addOtherThings() {
        var qrKey = QrKey.symmetric(key().getKeyID(), Base64.getEncoder().encodeToString(new byte[32]));
        tokens.put("a QR code", QrCode.sign(SOMEBODY, SOMEBODY, SOMEBODY, qrKey.jwk(), Instant.now(), HOUR));
        tokens.put("a refresh token", encoded("0123456789012345678901234567890123456789"));
        tokens.put("beer", "beer");
    }

    private String good() {
        return ours.sign(this::user);
    }

    private JWTClaimsSet.Builder user(JWTClaimsSet.Builder claims) {
        return claims.subject(SOMEBODY.toString())
                .audience(SecuritySettings.AUDIENCE)
                .claim("roles", List.of(Role.SUPER_ADMIN.name()));
    }

    private JWTClaimsSet.Builder partner(JWTClaimsSet.Builder claims) {
        return user(claims)
                .audience(SecuritySettings.PARTNER_AUDIENCE)
                .claim("scope", "voucher:issue")
                .claim("environment", "uat");
    }

    private JWTClaimsSet.Builder inOurName(JWTClaimsSet.Builder claims) {
        return user(claims).issuer(ours.uri());
    }

    private String foreign(JWSHeader.Builder header) {
        UnaryOperator<JWTClaimsSet.Builder> claims = this::inOurName;
        return FOREIGN.sign(header.build(), claims);
    }

    private static JWSHeader.Builder rs256(RSAKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
    }

    private RSAKey key() {
        return ours.publicKey();
    }

    private PublicKey publicKey() {
        try {
            return key().toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hmac(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var signed = encoded("{\"alg\":\"HS256\",\"kid\":\"" + key().getKeyID() + "\"}") + "."
                    + good().split("\\.", -1)[1];
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(signed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same text with another character in the middle. */
    private static String changed(String part) {
        var middle = part.length() / 2;
        return part.substring(0, middle) + (part.charAt(middle) == 'A' ? 'B' : 'A') + part.substring(middle + 1);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
