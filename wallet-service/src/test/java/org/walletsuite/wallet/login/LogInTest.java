package org.walletsuite.wallet.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class LogInTest extends WalletServiceFixture {

    private static final String WRONG = "{\"detail\":\"No active account found with the given credentials.\"}";

    @Test
    void yieldsAPairOfTokensForAnHourAndAWeek() throws Exception {
        var guest = guest();
        var answer = logIn(guest.email(), PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactly("access_token", "refresh_token", "token_type", "expires_in");
        assertThat(answer.text("/token_type")).isEqualTo("Bearer");
        assertThat(answer.json().get("expires_in").asInt()).isEqualTo(3600);
        assertThat(answer.headers().getCacheControl()).isEqualTo("no-store");

        var claims = SignedJWT.parse(answer.text("/access_token")).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(guest.id().toString());
        assertThat(claims.getIssuer()).isEqualTo(issuer.uri());
        assertThat(claims.getAudience()).containsExactly("wallet-suite");
        assertThat(claims.getLongClaim("number"))
                .isEqualTo(as(answer.text("/access_token"))
                        .get("/account/me")
                        .json()
                        .get("id")
                        .asLong());
        assertThat(claims.getStringListClaim("roles")).containsExactly("USER");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo(guest.email());
        assertThat(claims.getStringClaim("email")).isEqualTo(guest.email());
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
        assertThat(as(answer.text("/access_token")).get("/api/v1/me/wallets").status())
                .isEqualTo(200);
    }

    @Test
    void acceptsEmailOrUsernameInAnyCase() {
        var name = "u" + UUID.randomUUID().toString().substring(0, 8);
        asNobody()
                .post(
                        "/account/signup/",
                        "{\"email\": \"%s@example.com\", \"password\": \"%s\", \"username\": \"%s\"}"
                                .formatted(name, PASSWORD, name));
        assertThat(logIn("  " + name.toUpperCase(Locale.ROOT) + "@EXAMPLE.com", PASSWORD)
                        .status())
                .isEqualTo(200);
        assertThat(logInBy("username", name.toUpperCase(Locale.ROOT), PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void acceptsAPhoneOnlyOnceItIsProved() {
        var email = "p" + UUID.randomUUID() + "@example.com";
        var phone = newPhone();
        asNobody()
                .post(
                        "/account/signup/",
                        "{\"email\": \"%s\", \"password\": \"%s\", \"phone\": \"%s\"}"
                                .formatted(email, PASSWORD, phone));
        assertThat(logInBy("phone", phone, PASSWORD).body()).isEqualTo(WRONG);
        db.sql("update person set phone_verified = true where email = ?")
                .param(email)
                .update();
        assertThat(logInBy("phone", phone, PASSWORD).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "email, nobody@example.com",
        "email, not an address",
        "username, nobody",
        "phone, +4930123456",
        "phone, beer",
    })
    void doesNotRevealWhoExists(String by, String name) {
        var answer = logInBy(by, name, PASSWORD);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(WRONG);
    }

    @Test
    void refusesAWrongPasswordAndEveryPasswordOfADisabledUser() {
        var guest = guest();
        assertThat(logIn(guest.email(), "wrong horse"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(401, WRONG);
        assertThat(logIn(guest.email(), "").body()).isEqualTo(WRONG);
        assertThat(logIn(guest.email(), "x".repeat(500)).body()).isEqualTo(WRONG);
        deactivate(guest);
        assertThat(logIn(guest.email(), PASSWORD))
                .extracting(Answer::status, Answer::body)
                .containsExactly(401, WRONG);
    }

    @Test
    void namesMissingFields() {
        assertThat(asNobody().post("/account/login/", "{\"password\": \"x\"}").body())
                .isEqualTo("{\"email\":[\"This field is required.\"]}");
        assertThat(asNobody()
                        .post("/account/login/", "{\"email\": \"a@example.com\"}")
                        .body())
                .isEqualTo("{\"password\":[\"This field is required.\"]}");
        assertThat(asNobody().post("/account/login/", "{}").body())
                .isEqualTo("{\"email\":[\"This field is required.\"],\"password\":[\"This field is required.\"]}");
        assertThat(asNobody().post("/account/token/refresh/", "{}").body())
                .isEqualTo("{\"refresh_token\":[\"This field is required.\"]}");
    }

    @Test
    void locksForAQuarterOfAnHourAfterFiveFailedAttempts() {
        var guest = guest();
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertThat(logIn(guest.email(), "wrong horse").status()).isEqualTo(401);
        }
        var locked = logIn(guest.email(), PASSWORD);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.text("/detail")).isNotBlank();
        assertThat(Integer.parseInt(String.valueOf(locked.headers().getFirst("Retry-After"))))
                .isBetween(800, 901);
        clock.putForward(Duration.ofMinutes(14));
        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(429);
        clock.putForward(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void locksUnknownNamesAlike() {
        var nobody = "nobody-" + UUID.randomUUID() + "@example.com";
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertThat(logIn(nobody, PASSWORD).status()).isEqualTo(401);
        }
        assertThat(logIn(nobody, PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void forgetsFailedAttemptsAfterSuccessAndAfterAQuarterOfAnHour() {
        var guest = guest();
        failFourTimes(guest);
        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(200);
        failFourTimes(guest);
        clock.putForward(Duration.ofMinutes(15).plusSeconds(1));
        failFourTimes(guest);
        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void allowsNoMoreAttemptsWhenTheyComeAtOnce() throws Exception {
        var guest = guest();
        var answers = atOnce(12, () -> logIn(guest.email(), "wrong horse"));
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(7);
        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void refreshesAPairWhateverIsAccepted() {
        var token = logIn(guest().email(), PASSWORD).text("/refresh_token");

        var answer = answer(client().post()
                .uri("/account/token/refresh/")
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"refresh_token\": \"%s\"}".formatted(token)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(refresh(answer.text("/refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void refreshesAPairOnce() throws Exception {
        var first = logIn(guest().email(), PASSWORD);
        var second = refresh(first.text("/refresh_token"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("/refresh_token")).isNotEqualTo(first.text("/refresh_token"));
        assertThat(SignedJWT.parse(second.text("/access_token"))
                        .getJWTClaimsSet()
                        .getSubject())
                .isEqualTo(SignedJWT.parse(first.text("/access_token"))
                        .getJWTClaimsSet()
                        .getSubject());
        assertThat(as(second.text("/access_token")).get("/api/v1/me/wallets").status())
                .isEqualTo(200);
    }

    @Test
    void revokesAFamilyWhenOneOfItsTokensIsReused() {
        var guest = guest();
        var other = logIn(guest.email(), PASSWORD).text("/refresh_token");
        var first = logIn(guest.email(), PASSWORD).text("/refresh_token");
        var second = refresh(first).text("/refresh_token");
        assertThat(refresh(first))
                .extracting(Answer::status, Answer::body)
                .containsExactly(401, "{\"detail\":\"Token is invalid or expired.\"}");
        assertThat(refresh(second).status()).isEqualTo(401);
        assertThat(refresh(other).status()).isEqualTo(200);
    }

    @Test
    void givesOneOfManySimultaneousRefreshesASuccessor() throws Exception {
        var token = logIn(guest().email(), PASSWORD).text("/refresh_token");
        var answers = atOnce(10, () -> refresh(token));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(9);
    }

    @Test
    void refusesRefreshTokensThatAreExpiredUnknownOrOfADisabledUser() {
        var guest = guest();
        var token = logIn(guest.email(), PASSWORD).text("/refresh_token");
        clock.putForward(Duration.ofDays(7).plusSeconds(1));
        assertThat(refresh(token).status()).isEqualTo(401);
        clock.reset();
        assertThat(refresh("beer").status()).isEqualTo(401);
        assertThat(refresh("").status()).isEqualTo(401);
        var another = logIn(guest.email(), PASSWORD).text("/refresh_token");
        deactivate(guest);
        assertThat(refresh(another).status()).isEqualTo(401);
    }

    @Test
    void storesNoRefreshTokenInTheClear() {
        var token = logIn(guest().email(), PASSWORD).text("/refresh_token");
        List<byte[]> kept = db.sql("select hash from refresh_token")
                .query((row, _) -> row.getBytes(1))
                .list();
        assertThat(kept).isNotEmpty().allSatisfy(hash -> assertThat(hash).hasSize(32));
        assertThat(kept)
                .noneMatch(hash -> new String(hash, StandardCharsets.ISO_8859_1).contains(token.substring(0, 8)));
    }

    @Test
    void describesItselfWithoutSecrets() {
        assertThat(new LogIn("a@example.com", null, null, "secret").toString()).doesNotContain("secret");
        assertThat(new TokenPair("secret", "secret", "Bearer", 1).toString()).doesNotContain("secret");
        assertThat(new LogInController.Refresh("secret").toString()).doesNotContain("secret");
        assertThat(new LogInController.LogOut("secret", false).toString()).doesNotContain("secret");
    }

    private void failFourTimes(Guest guest) {
        for (var attempt = 1; attempt <= 4; attempt++) {
            assertThat(logIn(guest.email(), "wrong horse").status()).isEqualTo(401);
        }
    }

    private void deactivate(Guest guest) {
        db.sql("update person set is_active = false where id = ?")
                .param(guest.id())
                .update();
    }

    private Answer refresh(String token) {
        return asNobody().post("/account/token/refresh/", "{\"refresh_token\": \"%s\"}".formatted(token));
    }

    private Answer logInBy(String by, String name, String password) {
        return asNobody()
                .post("/account/login/", "{\"%s\": \"%s\", \"password\": \"%s\"}".formatted(by, name, password));
    }
}
