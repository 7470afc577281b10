package org.walletsuite.wallet.access;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class UserChangeTest extends WalletServiceFixture {

    private static final String FORBIDDEN = "{\"detail\":\"You do not have permission to perform this action.\"}";

    @Test
    void arePromotedAndTheirEarlierTokensAreRevoked() throws Exception {
        var someone = guest();
        var before = logIn(someone.email(), PASSWORD);
        var answer = change(someone, "{\"roles\": [\"USER\", \"STAFF_ADMIN\"]}", guest(Role.ADMIN));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("roles").toString()).isEqualTo("[\"USER\",\"STAFF\",\"ADMIN\"]");

        var published = published(AccessEvent.TOPIC, someone.id());
        assertThat(published).extracting(PublishedEvent::type).containsExactly("access.changed.v1");
        var event = published.getFirst().event();
        assertThat(event.get("version").asLong()).isEqualTo(2);
        assertThat(event.get("active").asBoolean()).isTrue();
        assertThat(event.get("roles").toString()).isEqualTo("[\"USER\",\"STAFF\",\"ADMIN\"]");
        var notBefore = Instant.parse(event.get("notBefore").asString());
        assertThat(notBefore).isEqualTo(notBefore.truncatedTo(ChronoUnit.SECONDS));
        assertThat(issued(before)).isBefore(notBefore);

        var after = logIn(someone.email(), PASSWORD);
        assertThat(issued(after)).isAfterOrEqualTo(notBefore);
        assertThat(rolesIn(after)).containsExactly("USER", "STAFF", "ADMIN");
        assertThat(rolesIn(refresh(before))).containsExactly("USER", "STAFF", "ADMIN");
    }

    @Test
    void canNeitherLogInNorRefreshOnceTheyAreDisabled() {
        var someone = guest();
        var boss = guest(Role.ADMIN);
        var before = logIn(someone.email(), PASSWORD);
        assertThat(change(someone, "{\"is_active\": false}", boss)
                        .json()
                        .get("is_active")
                        .asBoolean())
                .isFalse();
        assertThat(refresh(before).status()).isEqualTo(401);
        assertThat(logIn(someone.email(), PASSWORD).status()).isEqualTo(401);
        assertThat(published(AccessEvent.TOPIC, someone.id())
                        .getLast()
                        .event()
                        .get("active")
                        .asBoolean())
                .isFalse();
        assertThat(lastUserEvent(someone)).isEqualTo("user.disabled.v1 2 active: false");

        assertThat(change(someone, "{\"is_active\": true}", boss).status()).isEqualTo(200);
        assertThat(refresh(before).status()).isEqualTo(401);
        assertThat(logIn(someone.email(), PASSWORD).status()).isEqualTo(200);
        assertThat(published(AccessEvent.TOPIC, someone.id())).hasSize(2);
        assertThat(lastUserEvent(someone)).isEqualTo("user.updated.v1 3 active: true");
    }

    private String lastUserEvent(Guest someone) {
        var last = published(UserEvent.TOPIC, someone.id()).getLast();
        var user = last.event().get("user");
        return "%s %s active: %s"
                .formatted(
                        last.type(),
                        user.get("version").asLong(),
                        user.get("active").asBoolean());
    }

    @Test
    void publishNoEventWhenNothingChanges() {
        var someone = guest();
        var boss = guest(Role.ADMIN);
        for (var body : List.of("{}", "{\"roles\": [\"USER\"], \"is_active\": true}", "{\"level\": 3}")) {
            assertThat(change(someone, body, boss).status()).isEqualTo(200);
        }
        assertThat(published(AccessEvent.TOPIC, someone.id())).isEmpty();
        assertThat(change(someone, "{}", boss).text("/level")).isEqualTo("Level 1");
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN, USER, SUPER_ADMIN, 403",
        "ADMIN, SUPER_ADMIN, SUPER_ADMIN, 403",
        "ADMIN, SUPER_ADMIN, USER, 403",
        "ADMIN, ADMIN, USER, 200",
        "ADMIN, USER, ADMIN, 200",
        "SUPER_ADMIN, USER, SUPER_ADMIN, 200",
        "SUPER_ADMIN, SUPER_ADMIN, USER, 200",
    })
    void areChangedByAdminsOfTheSameRoleOrAboveOnly(Role admin, Role before, Role after, int status) {
        assertThat(change(guest(before), "{\"roles\": [\"%s\"]}".formatted(after), guest(admin))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void changeNobodyOnceTheyAreNoLongerAdminsWhateverTheirToken() {
        var admin = guest(Role.ADMIN);
        assertThat(change(admin, "{\"roles\": [\"USER\"]}", guest(Role.ADMIN)).status())
                .isEqualTo(200);
        var former = new Guest(admin.id(), admin.email(), tokenFromLater(admin.id()));
        assertThat(change(guest(), "{\"roles\": [\"ADMIN\"]}", former).body()).isEqualTo(FORBIDDEN);
    }

    @Test
    void neverChangeThemselves() {
        var boss = guest(Role.SUPER_ADMIN);
        assertThat(change(boss, "{\"is_active\": false}", boss).status()).isEqualTo(403);
        assertThat(change(boss, "{\"roles\": [\"SUPER_ADMIN\"]}", boss).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"roles\": []} | roles",
                "{\"roles\": [\"BOSS\"]} | roles",
                "{\"roles\": [null]} | roles",
                "{\"roles\": null} | roles",
                "{\"is_active\": null} | is_active",
                "{\"roles\": [\"STAFF\"], \"is_active\": null} | is_active",
                "{\"roles\": \"ADMIN\"} | roles",
                "{\"is_active\": \"no\"} | is_active",
                "{\"is_active\": 0} | is_active",
            })
    void areNotChangedByInvalidBodies(String body, String field) {
        var answer = change(guest(), body, guest(Role.ADMIN));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
    }

    @Test
    void mustExistToBeChanged() {
        var boss = guest(Role.ADMIN);
        assertThat(as(boss.token()).patch("/admin/users/" + UUID.randomUUID() + "/", "{}"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(404, "{\"detail\":\"Not found.\"}");
        assertThat(as(boss.token()).patch("/admin/users/beer/", "{}").status()).isEqualTo(400);
    }

    @Test
    void whoDemoteEachOtherAtTheSameInstantLeaveOneAdmin() throws Exception {
        for (var round = 0; round < 5; round++) {
            var admins = List.of(guest(Role.ADMIN), guest(Role.ADMIN));
            var turn = new AtomicInteger();
            var answers = atOnce(2, () -> {
                var me = turn.getAndIncrement();
                return change(admins.get(1 - me), "{\"roles\": [\"USER\"]}", admins.get(me));
            });
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsAnyOf(401, 403);
        }
    }

    /** Refreshes tokens as fast as possible while their user's role changes repeatedly, until the user is disabled. */
    @Test
    void keepNoValidTokenWithRightsTheyLost() throws Exception {
        var someone = guest();
        var boss = guest(Role.ADMIN);
        var tokens = new CopyOnWriteArrayList<Answer>();
        var refreshing = CompletableFuture.runAsync(() -> {
            var last = logIn(someone.email(), PASSWORD);
            while (last.status() == 200) {
                tokens.add(last);
                last = refresh(last);
            }
        });
        try {
            for (var round = 0; round < 12; round++) {
                var seen = tokens.size();
                await().until(() -> tokens.size() > seen);
                var roles = "{\"roles\": [\"%s\"]}".formatted(round % 2 == 0 ? "STAFF" : "USER");
                assertThat(change(someone, roles, boss).status()).isEqualTo(200);
            }
        } finally {
            change(someone, "{\"is_active\": false}", boss);
        }
        refreshing.get(1, MINUTES);

        var published = published(AccessEvent.TOPIC, someone.id()).stream()
                .map(PublishedEvent::event)
                .toList();
        assertThat(published).hasSize(13);
        var end = Instant.parse(published.getLast().get("notBefore").asString());
        for (var pair : tokens) {
            assertThat(issued(pair)).isBefore(end);
            var state = published.stream()
                    .filter(event ->
                            !Instant.parse(event.get("notBefore").asString()).isAfter(issuedUnchecked(pair)))
                    .reduce((_, later) -> later);
            var roles = state.map(event -> event.get("roles").values().stream()
                            .map(role -> role.asString())
                            .collect(Collectors.toList()))
                    .orElse(List.of("USER"));
            assertThat(rolesIn(pair)).isEqualTo(roles);
        }
    }

    /** A token with rights that its user no longer has, issued so late that no change of access has revoked it. */
    private String tokenFromLater(UUID user) {
        return issuer.sign(claims -> claims.subject(user.toString())
                .audience("wallet-suite")
                .claim("roles", List.of("USER", "STAFF", "ADMIN"))
                .issueTime(Date.from(clock.instant().plusSeconds(10))));
    }

    private Answer change(Guest someone, String body, Guest admin) {
        return as(admin.token()).patch("/admin/users/" + someone.id() + "/", body);
    }

    private Answer refresh(Answer pair) {
        return asNobody()
                .post("/account/token/refresh/", "{\"refresh_token\": \"%s\"}".formatted(pair.text("/refresh_token")));
    }

    private static Instant issued(Answer pair) throws ParseException {
        return SignedJWT.parse(pair.text("/access_token"))
                .getJWTClaimsSet()
                .getIssueTime()
                .toInstant();
    }

    private static Instant issuedUnchecked(Answer pair) {
        try {
            return issued(pair);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> rolesIn(Answer pair) throws ParseException {
        return SignedJWT.parse(pair.text("/access_token")).getJWTClaimsSet().getStringListClaim("roles");
    }
}
