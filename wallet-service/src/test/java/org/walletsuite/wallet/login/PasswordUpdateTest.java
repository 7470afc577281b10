package org.walletsuite.wallet.login;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class PasswordUpdateTest extends WalletServiceFixture {

    private static final String ANOTHER = "battery staple";
    private static final String WRONG = "{\"old_password\":[\"Incorrect password.\"]}";

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void replacesThePassword() {
        var guest = guest();

        var answer = update(guest, PASSWORD, ANOTHER).expect(200);

        assertThat(answer.json().propertyNames())
                .containsExactly("detail", "access_token", "refresh_token", "token_type", "expires_in");
        assertThat(answer.text("/detail")).isEqualTo("Password updated successfully.");
        assertThat(answer.text("/token_type")).isEqualTo("Bearer");
        assertThat(answer.json().get("expires_in").asInt()).isEqualTo(3600);
        assertThat(answer.headers().getCacheControl()).isEqualTo("no-store");
        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(401);
        assertThat(logIn(guest.email(), ANOTHER).status()).isEqualTo(200);
        assertThat(published(SecurityEvent.TOPIC, guest.id()))
                .extracting(PublishedEvent::type)
                .containsExactly("security.password-changed.v1");
    }

    @Test
    void endsEveryLogInAndGivesTheCallerNewTokens() throws Exception {
        var guest = guest();
        var elsewhere = logIn(guest.email(), PASSWORD);

        var answer = update(guest, PASSWORD, ANOTHER);

        assertThat(refresh(elsewhere.text("/refresh_token")).status()).isEqualTo(401);
        var access = published(AccessEvent.TOPIC, guest.id()).getLast().event();
        var notBefore = Instant.parse(access.get("notBefore").asString());
        assertThat(access.get("active").asBoolean()).isTrue();
        assertThat(issued(elsewhere)).isBefore(notBefore);
        assertThat(issued(answer)).isAfterOrEqualTo(notBefore);
        assertThat(as(answer.text("/access_token")).get("/account/me/").status())
                .isEqualTo(200);
        assertThat(refresh(answer.text("/refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void needsTheOldPassword() {
        var guest = guest();

        assertThat(update(guest, "wrong password", ANOTHER))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, WRONG);

        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(200);
        assertThat(published(SecurityEvent.TOPIC, guest.id())).isEmpty();
        assertThat(published(AccessEvent.TOPIC, guest.id())).isEmpty();
    }

    @Test
    void namesEveryMissingField() {
        assertThat(as(guest().token()).post("/account/password/update/", "{}"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(
                        400,
                        "{\"old_password\":[\"This field is required.\"],\"password\":[\"This field is required.\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "\\u0000 correct horse", "correct\\u200bhorse", "correct\\nhorse"})
    void takesAPasswordAsSignUpDoes(String password) {
        var guest = guest();

        var answer = update(guest, PASSWORD, password);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("password");
        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void knowsPasswordsHoweverTheirLettersAreComposed() {
        var guest = guest();

        var changed = update(guest, PASSWORD, "e\u0301lan vital").expect(200);

        assertThat(logIn(guest.email(), "\u00e9lan vital").status()).isEqualTo(200);
        var again = new Guest(guest.id(), guest.email(), changed.text("/access_token"));
        assertThat(update(again, "\u00e9lan vital", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void countsWrongPasswordsTogetherWithThoseOfLogIns() {
        var guest = guest();
        for (var attempt = 1; attempt <= 3; attempt++) {
            assertThat(update(guest, "wrong password", ANOTHER).body()).isEqualTo(WRONG);
        }
        for (var attempt = 1; attempt <= 2; attempt++) {
            assertThat(logIn(guest.email(), "wrong password").status()).isEqualTo(401);
        }

        var locked = update(guest, PASSWORD, ANOTHER);

        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.text("/detail")).isEqualTo("Too many failed log-ins, try again later.");
        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(429);
        clock.putForward(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(update(guest, PASSWORD, ANOTHER).status()).isEqualTo(200);
    }

    @Test
    void isDoneByOneOfTwoRequestsAtTheSameInstant() {
        var guest = guest();

        var lasting = new Guest(guest.id(), guest.email(), tokenFromLater(guest.id()));

        var answers = atOnce(2, number -> update(lasting, PASSWORD, ANOTHER + number));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
        assertThat(published(SecurityEvent.TOPIC, guest.id())).hasSize(1);
    }

    @Test
    void endsALogInUnderWayWithTheOldPassword() throws Exception {
        var guest = guest();

        var logIn = transaction.execute(_ -> {
            db.sql("update person set password_hash = 'another' where id = ?")
                    .param(guest.id())
                    .update();
            var waiting = CompletableFuture.supplyAsync(() -> logIn(guest.email(), PASSWORD));
            await().until(() -> db.sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and query like '%from person where id%')")
                    .query(Boolean.class)
                    .single());
            return waiting;
        });

        assertThat(logIn.get(1, MINUTES).status()).isEqualTo(401);
        assertThat(count("token_family", "person_id = ?", guest.id())).isZero();
    }

    @Test
    void keepsPasswordsAndTokensOutOfTheLog() {
        assertThat(new PasswordController.AnotherPassword(PASSWORD, ANOTHER).toString())
                .doesNotContain(PASSWORD, ANOTHER);
        assertThat(PasswordController.UpdatedPassword.with(new TokenPair("a-token", "b-token", "Bearer", 1))
                        .toString())
                .doesNotContain("token");
    }

    /** Issued so late that the first change does not revoke it before the second one comes. */
    private String tokenFromLater(UUID user) {
        return issuer.sign(claims -> claims.subject(user.toString())
                .audience("wallet-suite")
                .claim("roles", List.of("USER"))
                .issueTime(Date.from(clock.instant().plusSeconds(600))));
    }

    private Answer update(Guest guest, String oldPassword, String password) {
        return as(guest.token())
                .post(
                        "/account/password/update/",
                        "{\"old_password\": \"%s\", \"password\": \"%s\"}".formatted(oldPassword, password));
    }

    private Answer refresh(String token) {
        return asNobody().post("/account/token/refresh/", "{\"refresh_token\": \"%s\"}".formatted(token));
    }

    private static Instant issued(Answer pair) throws Exception {
        return SignedJWT.parse(pair.text("/access_token"))
                .getJWTClaimsSet()
                .getIssueTime()
                .toInstant();
    }
}
