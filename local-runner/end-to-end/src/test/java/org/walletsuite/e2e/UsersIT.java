package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;
import org.walletsuite.runner.fixture.MultipartForm;
import tools.jackson.databind.JsonNode;

/** Users through the gateway: their profile, roles, tokens and secrets, and how access ends. */
class UsersIT {

    private static final String ME = "/account/me/";

    /** A token is revoked within a second, but on a busy machine a test must allow for more. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private static final Duration COLD = Duration.ofMinutes(2);

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());

    /** Makes one change before the tests, because the first one in a fresh suite is slow: it loads classes in eight processes. */
    @BeforeAll
    static void oneChangeIsConsumedEverywhere() {
        var first = new UsersIT();
        var someone = first.new Someone();
        var session = someone.session();
        first.grant(someone, "{\"roles\": [\"STAFF\"]}");
        first.awaitDeath(session, COLD);
    }

    @Test
    void aDemotedUsersTokenIsRevokedWithinASecondAtTheGatewayAndBehindIt() {
        var someone = new Someone();
        var wallet = "/api/v1/wallets/" + fair.walletOf(fair.newcomer(), 0);
        var guest = someone.session();
        grant(someone, "{\"roles\": [\"STAFF\"]}");
        awaitDeath(guest, AT_ONCE);
        var staff = someone.session();
        assertThat(staff.get(wallet).status()).isEqualTo(200);

        grant(someone, "{\"roles\": [\"USER\"]}");
        awaitDeath(staff, AT_ONCE);
        var demoted = someone.session();
        assertThat(demoted.get(ME).json().get("roles").valueStream().map(JsonNode::asString))
                .containsExactly("USER");
        assertThat(demoted.get(wallet).body()).contains("Staff authentication required");
    }

    @Test
    void aDisabledUserLosesAccessAtOnceUntilEnabledAgain() {
        var someone = new Someone();
        var tokens = someone.logIn();
        var inside = fair.anonymous.as(tokens.get("access_token").asString());
        assertThat(inside.get(ME).status()).isEqualTo(200);
        grant(someone, "{\"is_active\": false}");
        awaitDeath(inside, AT_ONCE);
        assertThat(refresh(tokens).status()).isEqualTo(401);
        assertThat(someone.tryToLogIn(SampleAccounts.PASSWORD).status()).isEqualTo(401);

        grant(someone, "{\"is_active\": true}");
        assertThat(inside.get(ME).status()).isEqualTo(401);
        assertThat(someone.session().get(ME).status()).isEqualTo(200);
    }

    @Test
    void noAdminGrantsARoleAboveTheirOwnOrChangesThemselves() {
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
    void aRefreshTokenWorksOnceAndASecondUseRevokesItsFamily() {
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
        awaitDeath(session, AT_ONCE);
        assertThat(refresh(there).status()).isEqualTo(401);
        assertThat(someone.session().get(ME).status()).isEqualTo(200);
    }

    @Test
    void fiveWrongPasswordsLockTheLogIn() {
        var someone = new Someone();
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(someone.tryToLogIn("Wr0ngW0rd!").status()).isEqualTo(401);
        }
        var locked = someone.tryToLogIn(SampleAccounts.PASSWORD);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 901L);
    }

    @Test
    void fiveWrongPinsLockThePin() {
        var someone = new Someone().session();
        assertThat(someone.post("/account/pin/create/", "{\"pin\": \"1234\"}").status())
                .isEqualTo(201);
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(someone.post("/account/pin/update/", "{\"old_pin\": \"0000\", \"pin\": \"4321\"}")
                            .status())
                    .isEqualTo(400);
        }
        var locked = someone.post("/account/pin/update/", "{\"old_pin\": \"1234\", \"pin\": \"4321\"}");
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void thePhoneIsProvedByTheCodeAndServesToLogIn() {
        var someone = new Someone();
        var session = someone.session();
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
                "/account/login/",
                "{\"phone\": \"%s\", \"password\": \"%s\"}".formatted(phone, SampleAccounts.PASSWORD));
        assertThat(byPhone.status()).isEqualTo(200);
    }

    @Test
    void usersReadAndChangeTheirProfileButNotTheirRights() {
        var session = new Someone().session();
        var me = session.patch(ME, "{\"full_name\": \"Ada Lovelace\", \"roles\": [\"ADMIN\"], \"level\": \"Level 3\"}");
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.json().get("full_name").asString()).isEqualTo("Ada Lovelace");
        var seen = session.get(ME).json();
        assertThat(seen.get("level").asString()).isEqualTo("Level 1");
        assertThat(seen.get("transaction_limit").asString()).isEqualTo("250000.00");
        assertThat(seen.get("pending_balance").asString()).isEqualTo("0.00");
        assertThat(seen.get("roles").valueStream().map(JsonNode::asString)).containsExactly("USER");
    }

    @Test
    void anAdminRaisesTheLevelOfAUserWhoSubmittedCredentials() throws IOException {
        var someone = new Someone();
        var session = someone.session();
        var form = new MultipartForm().text("nin", "12345678901").image("nin_image", picture());
        var submitted = session.postForm("/account/credentials/level2/", form);
        assertThat(submitted.status()).as(submitted.body()).isEqualTo(201);
        var id = submitted.json().get("id").asLong();

        var pending = fair.admin
                .get("/admin/pending/level2/?page_size=100")
                .json()
                .valueStream()
                .filter(one -> one.get("id").asLong() == id)
                .findFirst()
                .orElseThrow();
        var image = pending.get("images").get("nin_image").asString();
        assertThat(fair.admin.get(image).bytes()).isEqualTo(picture());
        assertThat(session.get(image).status()).isEqualTo(403);
        var approval = "/admin/approve/level2/" + id + "/";
        assertThat(session.post(approval, "{\"action\": \"approve\"}").status()).isEqualTo(403);
        assertThat(fair.admin.post(approval, "{\"action\": \"approve\"}").status())
                .isEqualTo(200);

        var me = session.get(ME).json();
        assertThat(me.get("level").asString()).isEqualTo("Level 2");
        assertThat(me.get("transaction_limit").asString()).isEqualTo("5000000.00");
        assertThat(me.get("kyc_verified").asBoolean()).isTrue();
        assertThat(suite.topic("users")
                        .eventsOnce(events -> events.stream()
                                .anyMatch(event -> event.key().equals(someone.id)
                                        && event.type().equals("user.kyc-approved.v1"))))
                .extracting(event -> event.value().toString())
                .noneMatch(event -> event.contains("12345678901"));
    }

    static byte[] picture() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private void grant(Someone someone, String change) {
        var answer = change(fair.admin, someone.id, change);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static Answer change(GatewayClient admin, String user, String change) {
        return admin.patch("/admin/users/" + user + "/", change);
    }

    private Answer refresh(JsonNode tokens) {
        return fair.anonymous.post(
                "/account/token/refresh/",
                "{\"refresh_token\": \"%s\"}"
                        .formatted(tokens.get("refresh_token").asString()));
    }

    /** Waits for it also at a service that is called directly, not through the gateway. */
    private void awaitDeath(GatewayClient session, Duration limit) {
        var behind = new GatewayClient(suite.address(Service.PAYMENT), session.token());
        awaitDeath(() -> session.get(ME), limit);
        awaitDeath(() -> behind.get("/api/v1/festivals/" + fair.festival + "/stands"), limit);
    }

    private static void awaitDeath(Supplier<Answer> call, Duration limit) {
        Awaitility.await("the end of a token whose user's access has ended")
                .pollInterval(Duration.ofMillis(50))
                .atMost(limit)
                .until(() -> call.get().status() == 401);
    }

    /** A user who has signed up. */
    private final class Someone {

        private final String email = "user-" + UUID.randomUUID() + "@example.com";
        private final String id;

        Someone() {
            var signedUp = fair.anonymous.post(
                    "/account/signup/",
                    "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, SampleAccounts.PASSWORD));
            assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(201);
            id = signedUp.json().get("user_id").asString();
        }

        GatewayClient session() {
            return fair.anonymous.as(logIn().get("access_token").asString());
        }

        JsonNode logIn() {
            var answer = tryToLogIn(SampleAccounts.PASSWORD);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.json();
        }

        Answer tryToLogIn(String password) {
            return fair.anonymous.post(
                    "/account/login/", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
        }
    }
}
