package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.walletsuite.e2e.Api.Answer;
import org.walletsuite.runner.Service;
import tools.jackson.databind.JsonNode;

/** People through the gateway: who they are, what they may do, and how that ends. */
class PeopleIT {

    private static final String PASSWORD = "Passw0rd!";
    private static final String ME = "/account/me/";

    private final RunningSuite suite = RunningSuite.shared();
    private final Fairground fair = new Fairground(suite.gateway());

    @Test
    void aDemotedPersonsTokenIsDeadWithinASecondAtTheGatewayAndBehindIt() {
        var someone = new Someone();
        grant(someone, "{\"roles\": [\"STAFF\"]}");
        var staff = fair.anonymous.as(someone.logIn().get("access_token").asString());
        var wallet = fair.walletOf(fair.newcomer(), 0);
        assertThat(staff.get("/api/v1/wallets/" + wallet).status()).isEqualTo(200);

        grant(someone, "{\"roles\": [\"USER\"]}");
        var demoted = System.nanoTime();
        var behind = new Api(suite.address(Service.PAYMENT), staff.token());
        awaitDeath(() -> staff.get("/api/v1/wallets/" + wallet), demoted);
        awaitDeath(() -> behind.get("/api/v1/festivals/" + fair.festival + "/stands"), demoted);

        var guest = fair.anonymous.as(someone.logIn().get("access_token").asString());
        assertThat(guest.get(ME).json().get("roles").valueStream().map(JsonNode::asString))
                .containsExactly("USER");
        assertThat(guest.get("/api/v1/wallets/" + wallet).body()).contains("Staff authentication required");
    }

    @Test
    void aDisabledPersonIsOutAtOnceAndForGood() {
        var someone = new Someone();
        var tokens = someone.logIn();
        var inside = fair.anonymous.as(tokens.get("access_token").asString());
        assertThat(inside.get(ME).status()).isEqualTo(200);
        grant(someone, "{\"is_active\": false}");
        awaitDeath(() -> inside.get(ME), System.nanoTime());
        assertThat(refresh(tokens).status()).isEqualTo(401);
        assertThat(someone.tryToLogIn(PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void nobodyGrantsMoreThanTheyHaveNorTouchesThemselves() {
        var someone = new Someone();
        assertThat(change(fair.admin, someone.id, "{\"roles\": [\"SUPER_ADMIN\"]}")
                        .status())
                .isEqualTo(403);
        var admin = fair.admin.get(ME).json().get("user_id").asString();
        assertThat(change(fair.admin, admin, "{\"roles\": [\"USER\"]}").status())
                .isEqualTo(403);
        assertThat(change(fair.staff, someone.id, "{\"roles\": [\"STAFF\"]}").body())
                .isEqualTo("{\"detail\":\"You do not have permission to perform this action.\"}");
    }

    @Test
    void aRefreshTokenWorksOnceAndAThiefsSecondUseEndsItsFamily() {
        var tokens = new Someone().logIn();
        var next = refresh(tokens);
        assertThat(next.status()).isEqualTo(200);
        assertThat(refresh(tokens).status()).isEqualTo(401);
        assertThat(refresh(next.json()).status()).isEqualTo(401);
    }

    @Test
    void loggingOutEndsTheSessionAndEverywhereEndsAll() {
        var someone = new Someone();
        var here = someone.logIn();
        var there = someone.logIn();
        var session = fair.anonymous.as(here.get("access_token").asString());
        var left = session.post(
                "/account/logout/",
                "{\"refresh_token\": \"%s\"}"
                        .formatted(here.get("refresh_token").asString()));
        assertThat(left.status()).isEqualTo(204);
        assertThat(refresh(here).status()).isEqualTo(401);
        session.post("/account/logout/", "{\"everywhere\": true}");
        awaitDeath(() -> session.get(ME), System.nanoTime());
        assertThat(refresh(there).status()).isEqualTo(401);
        var again = fair.anonymous.as(someone.logIn().get("access_token").asString());
        assertThat(again.get(ME).status()).isEqualTo(200);
    }

    @Test
    void fiveWrongPasswordsLockTheLogIn() {
        var someone = new Someone();
        for (var miss = 0; miss < 5; miss++) {
            assertThat(someone.tryToLogIn("Wr0ngW0rd!").status()).isEqualTo(401);
        }
        var locked = someone.tryToLogIn(PASSWORD);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 901L);
    }

    @Test
    void fiveWrongPinsLockThePin() {
        var someone =
                fair.anonymous.as(new Someone().logIn().get("access_token").asString());
        assertThat(someone.post("/account/pin/create/", "{\"pin\": \"1234\"}").status())
                .isEqualTo(201);
        for (var miss = 0; miss < 5; miss++) {
            assertThat(someone.post("/account/pin/update/", "{\"old_pin\": \"0000\", \"pin\": \"4321\"}")
                            .status())
                    .isEqualTo(400);
        }
        var locked = someone.post("/account/pin/update/", "{\"old_pin\": \"1234\", \"pin\": \"4321\"}");
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whoReadsTheCodeHasThePhoneAndLogsInWithIt() {
        var someone = new Someone();
        var session = fair.anonymous.as(someone.logIn().get("access_token").asString());
        var phone = "+2557" + (10_000_000 + Math.abs(someone.id.hashCode() % 80_000_000));
        assertThat(session.post("/account/phone/send-code/", "{\"phone\": \"%s\"}".formatted(phone))
                        .status())
                .isEqualTo(200);
        var proof = session.post(
                "/account/phone/verify/",
                "{\"phone\": \"%s\", \"code\": \"%s\"}".formatted(phone, suite.codeSentTo(phone)));
        assertThat(proof.status()).as(proof.body()).isEqualTo(200);
        assertThat(session.get(ME).json().get("phone_verified").asBoolean()).isTrue();
        var byPhone = fair.anonymous.post(
                "/account/login/", "{\"phone\": \"%s\", \"password\": \"%s\"}".formatted(phone, PASSWORD));
        assertThat(byPhone.status()).isEqualTo(200);
    }

    @Test
    void peopleSeeAndChangeThemselvesButNotTheirRights() {
        var session =
                fair.anonymous.as(new Someone().logIn().get("access_token").asString());
        var me = session.patch(ME, "{\"full_name\": \"Ada Lovelace\", \"roles\": [\"ADMIN\"], \"level\": \"Level 3\"}");
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.json().get("full_name").asString()).isEqualTo("Ada Lovelace");
        var seen = session.get(ME).json();
        assertThat(seen.get("level").asString()).isEqualTo("Level 1");
        assertThat(seen.get("transaction_limit").asString()).isEqualTo("250000.00");
        assertThat(seen.get("pending_balance").asString()).isEqualTo("0.00");
        assertThat(seen.get("roles").valueStream().map(JsonNode::asString)).containsExactly("USER");
    }

    private void grant(Someone someone, String change) {
        var answer = change(fair.admin, someone.id, change);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static Answer change(Api admin, String person, String change) {
        return admin.patch("/admin/users/" + person + "/", change);
    }

    private Answer refresh(JsonNode tokens) {
        return fair.anonymous.post(
                "/account/token/refresh/",
                "{\"refresh_token\": \"%s\"}"
                        .formatted(tokens.get("refresh_token").asString()));
    }

    private static void awaitDeath(Supplier<Answer> call, long since) {
        while (call.get().status() != 401) {
            assertThat(Duration.ofNanos(System.nanoTime() - since))
                    .as("a token outlives its person's access")
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    /** Somebody who signed up. */
    private final class Someone {

        private final String email = "person-" + UUID.randomUUID() + "@example.com";
        private final String id;

        Someone() {
            var signedUp = fair.anonymous.post(
                    "/account/signup/", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, PASSWORD));
            assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);
            id = signedUp.json().get("user_id").asString();
        }

        JsonNode logIn() {
            var answer = tryToLogIn(PASSWORD);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.json();
        }

        Answer tryToLogIn(String password) {
            return fair.anonymous.post(
                    "/account/login/", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
        }
    }
}
