package org.walletsuite.wallet.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.platform.user.SyncedUserApi.SyncedUser;
import org.walletsuite.wallet.testing.FakeProvider;
import org.walletsuite.wallet.testing.WalletServiceFixture;
import tools.jackson.databind.json.JsonMapper;

/** Log-in with tokens of the operator's OpenID provider. */
class ExchangeTest extends WalletServiceFixture {

    private static final String INVALID = "{\"detail\":\"Token is invalid or expired.\"}";
    private static final String USED = "{\"detail\":\"Token was exchanged before.\"}";
    private static final String TAKEN = "{\"email\":[\"A user with this email already exists.\"]}";

    private final FakeProvider provider = FakeProvider.shared();
    private final String subject = UUID.randomUUID().toString();
    private final String email = "oidc-" + subject + "@example.com";

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private TokenExchanges exchanges;

    /** Only for two seconds is a provider waited for, who here has the same busy machine. */
    @BeforeEach
    void awaitTheProvidersKeys() {
        var anothers = provider.token(JWSAlgorithm.RS256, claims -> claims.audience("another"));
        await().until(() -> exchange(anothers).status() == 401);
    }

    @Test
    void theFirstTokenMakesAUserWithTheAnswerOfALogIn() throws ParseException {
        var answer = exchange(proved()).expect(200);

        assertThat(answer.json().propertyNames())
                .containsExactly("access_token", "refresh_token", "token_type", "expires_in");
        assertThat(answer.headers().getCacheControl()).isEqualTo("no-store");
        var claims = SignedJWT.parse(answer.text("/access_token")).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(issuer.uri());
        assertThat(claims.getStringClaim("email")).isEqualTo(email);
        var me = as(answer.text("/access_token")).get("/account/me").expect(200);
        assertThat(me.text("/email")).isEqualTo(email);
        assertThat(me.text("/full_name")).isEqualTo("Alice");
        assertThat(asNobody()
                        .post(
                                "/account/token/refresh/",
                                "{\"refresh_token\": \"%s\"}".formatted(answer.text("/refresh_token")))
                        .status())
                .isEqualTo(200);
        assertThat(events(userOf(answer))).containsExactly("user.registered.v1");
    }

    @Test
    void laterTokensOfTheSubjectAreForTheSameUserWhateverTheySay() {
        var user = userOf(exchange(proved()).expect(200));

        var again = exchange(provider.token(
                        subject, Map.of("email", "other-" + email, "email_verified", true, "name", "Mallory")))
                .expect(200);

        assertThat(userOf(again)).isEqualTo(user);
        assertThat(as(again.text("/access_token")).get("/account/me").text("/email"))
                .isEqualTo(email);
        assertThat(userOf(exchange(provider.token(subject, Map.of())).expect(200)))
                .isEqualTo(user);
        assertThat(events(user)).containsExactly("user.registered.v1");
    }

    @Test
    void aTokenIsExchangedOnce() {
        var token = proved();
        exchange(token).expect(200);

        assertThat(exchange(token).expect(401).body()).isEqualTo(USED);
    }

    @Test
    void ofTwentyTimesTheSameTokenAtOnceOneIsExchanged() {
        var token = proved();

        var answers = atOnce(20, () -> exchange(token));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(Answer::body)
                .containsOnly(USED);
        assertThat(count("person", "email = ?", email)).isOne();
    }

    @Test
    void twentyFirstTokensAtOnceMakeOneUser() {
        var tokens = IntStream.range(0, 20).mapToObj(_ -> proved()).toList();

        var answers = atOnce(20, number -> exchange(tokens.get(number)));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers.stream().map(ExchangeTest::userOf).distinct()).hasSize(1);
        assertThat(count("external_identity", "subject = ?", subject)).isOne();
        assertThat(events(userOf(answers.getFirst()))).containsExactly("user.registered.v1");
    }

    @Test
    void twoSubjectsAreTwoUsersAndNeverShareAnEMail() {
        var user = userOf(exchange(proved()).expect(200));
        var other = UUID.randomUUID().toString();

        assertThat(exchange(provider.token(other, Map.of("email", email, "email_verified", true)))
                        .expect(400)
                        .body())
                .isEqualTo(TAKEN);
        var second = exchange(provider.token(other, Map.of("email", "2-" + email, "email_verified", true)));

        assertThat(userOf(second.expect(200))).isNotEqualTo(user);
    }

    @Test
    void aUserWithAPasswordIsNeverMerged() {
        var guest = guest();
        var token = provider.token(subject, Map.of("email", guest.email(), "email_verified", true));

        assertThat(exchange(token).expect(400).body()).isEqualTo(TAKEN);

        assertThat(count("external_identity", "subject = ?", subject)).isZero();
        assertThat(logIn(guest.email(), PASSWORD).status()).isEqualTo(200);
        assertThat(exchange(token).expect(400).body()).as("it was not used up").isEqualTo(TAKEN);
    }

    @Test
    void nobodySignsUpAsAUserOfTheProvider() {
        exchange(proved()).expect(200);

        assertThat(signUp(email, PASSWORD).expect(400).body()).isEqualTo(TAKEN);

        assertThat(logIn(email, PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void anEMailThatTheProviderDidNotProveMakesNobody() {
        var unproved = provider.token(subject, Map.of("email", email, "email_verified", false));
        var without = provider.token(subject, Map.of());

        for (var token : List.of(unproved, without)) {
            assertThat(exchange(token).expect(400).body())
                    .isEqualTo("{\"email\":[\"Your identity provider must verify your e-mail address first.\"]}");
        }
        assertThat(count("person", "email = ?", email)).isZero();
    }

    @Test
    void aUserWhomAnotherSystemBroughtIsTheOneAndBelongsToThatSystemNoLonger() {
        var theirs = new SyncedUser("midan", subject, email, null, "Karen K.", null, null);
        var brought = bring(theirs);

        var user = userOf(exchange(proved()).expect(200));

        assertThat(user).isEqualTo(brought);
        assertThat(events(user)).containsExactly("user.registered.v1", "user.updated.v1");
        var change = "[{\"userId\":\"%s\",\"email\":\"mallory@example.com\"}]".formatted(user);
        assertThat(asService("partnersync")
                        .put("/internal/synced-users/addresses", change)
                        .expect(200)
                        .body())
                .contains("HAS_PASSWORD");
    }

    @Test
    void aDisabledUserIsRefused() {
        var user = userOf(exchange(proved()).expect(200));
        db.sql("update person set is_active = false where id = ?").param(user).update();

        assertThat(exchange(proved()).expect(401).body())
                .isEqualTo("{\"detail\":\"No active account found with the given credentials.\"}");
    }

    @Test
    void rolesComeFromHereOnly() throws ParseException {
        var claims = Map.of("email", email, "email_verified", true, "roles", List.of("SUPER_ADMIN"), "role", "ADMIN");
        var answer = exchange(provider.token(subject, claims)).expect(200);
        assertThat(rolesOf(answer)).containsExactly("USER");

        db.sql("update person set role = ? where id = ?")
                .param(Role.STAFF.name())
                .param(userOf(answer))
                .update();

        assertThat(rolesOf(exchange(proved()).expect(200))).containsExactly("USER", "STAFF");
    }

    @Test
    void refusesTokensThatAreNotTheProvidersForUs() {
        for (var token : List.of(
                provider.token(JWSAlgorithm.RS256, claims -> claims.audience("another")),
                issuer.token(UUID.randomUUID(), Role.ADMIN),
                "nonsense",
                "")) {
            assertThat(exchange(token).expect(401).body()).isEqualTo(INVALID);
        }
        assertThat(asNobody().post("/account/token/exchange", "{}").expect(400).body())
                .isEqualTo("{\"token\":[\"This field is required.\"]}");
    }

    @Test
    void aUserOfTheProviderProvesAPhoneLikeOthers() {
        var user = userOf(exchange(proved()).expect(200));

        var changed = db.sql("update person set phone = ?, phone_verified = true where id = ?")
                .param(newPhone())
                .param(user)
                .update();

        assertThat(changed).isOne();
    }

    @Test
    void tokensAreForgottenOnceNobodyBelievesThem() {
        var token = proved();
        exchange(token).expect(200);
        var before = count("exchanged_token", "true");

        exchanges.forgetExpired();
        assertThat(count("exchanged_token", "true")).isEqualTo(before);
        clock.putForward(Duration.ofMinutes(6));
        exchanges.forgetExpired();

        assertThat(count("exchanged_token", "true")).isZero();
        assertThat(exchange(token).expect(401).body()).isEqualTo(INVALID);
    }

    private String proved() {
        return provider.token(subject, Map.of("email", email, "email_verified", true, "name", "Alice"));
    }

    private Answer exchange(String token) {
        return asNobody().post("/account/token/exchange/", "{\"token\": \"%s\"}".formatted(token));
    }

    private UUID bring(SyncedUser user) {
        var answer = asService("partnersync")
                .put("/internal/synced-users", JsonMapper.shared().writeValueAsString(List.of(user)))
                .expect(200);
        return UUID.fromString(answer.text("/0/userId"));
    }

    private static UUID userOf(Answer answer) {
        try {
            return UUID.fromString(SignedJWT.parse(answer.text("/access_token"))
                    .getJWTClaimsSet()
                    .getSubject());
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> rolesOf(Answer answer) throws ParseException {
        return SignedJWT.parse(answer.text("/access_token")).getJWTClaimsSet().getStringListClaim("roles");
    }

    private List<String> events(UUID user) {
        return published(UserEvent.TOPIC, user).stream()
                .map(PublishedEvent::type)
                .toList();
    }
}
