package org.walletsuite.wallet.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** Fields that a caller sends but may not set. */
class MassAssignmentTest extends WalletServiceFixture {

    @Test
    void signUpCreatesAnOrdinaryUserWhateverElseIsSent() {
        var other = guest();
        var email = "mallory-" + UUID.randomUUID() + "@example.com";
        var signedUp = asNobody()
                .post(
                        "/account/signup",
                        "{\"email\": \"%s\", \"password\": \"%s\", %s}".formatted(email, PASSWORD, more(other)));
        assertThat(signedUp.status()).isEqualTo(201);
        assertThat(signedUp.text("/user_id")).isNotEqualTo(other.id().toString());
        var token = logIn(email, PASSWORD).text("/access_token");
        var me = as(token).get("/account/me").json();
        assertThat(me.get("roles").toString()).isEqualTo("[\"USER\"]");
        assertThat(me.get("level").asString()).isEqualTo("Level 1");
        assertThat(me.get("kyc_verified").asBoolean()).isFalse();
        assertThat(me.get("phone_verified").asBoolean()).isFalse();
        assertThat(me.get("has_pin").asBoolean()).isFalse();
        assertThat(as(token).get("/admin/users").status()).isEqualTo(403);
    }

    @Test
    void aChangeOfTheProfileChangesNothingElse() {
        var mallory = guest();
        var other = guest();
        var before = as(mallory.token()).get("/account/me");
        var others = as(other.token()).get("/account/me");
        assertThat(as(mallory.token())
                        .patch("/account/me", "{" + more(other) + "}")
                        .body())
                .isEqualTo(before.body());
        assertThat(as(mallory.token()).get("/account/me").body()).isEqualTo(before.body());
        assertThat(as(other.token()).get("/account/me").body()).isEqualTo(others.body());
        assertThat(logIn(mallory.email(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aFestivalsIdAndStatusCannotBeSent() {
        var known = festival();
        var answer = as(admin)
                .post(
                        "/api/v1/festivals",
                        "{\"name\": \"Other Sounds\", \"startDate\": \"2026-07-01\", \"endDate\": \"2026-07-03\","
                                + " \"id\": \"%s\", \"status\": \"CLOSED\", \"createdAt\": \"2020-01-01T00:00:00Z\"}"
                                        .formatted(known));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.id()).isNotEqualTo(known);
        assertThat(answer.data().get("status").asString()).isEqualTo("ACTIVE");
        assertThat(as(admin)
                        .get("/api/v1/festivals/" + known)
                        .data()
                        .get("name")
                        .asString())
                .isEqualTo("Summer Sounds");
    }

    private static String more(Guest other) {
        return """
                "id": 1, "user_id": "%1$s", "userId": "%1$s", "role": "ADMIN", "roles": ["SUPER_ADMIN"], "level": 3,
                "is_active": false, "isActive": false, "phone_verified": true, "has_pin": true, "pin_hash": "x",
                "kyc_verified": true, "transaction_limit": "9.00", "withdrawable_balance": "9.00",
                "pending_balance": "9.00", "created_at": "2020-01-01T00:00:00Z", "password_hash": "x"
                """.formatted(other.id());
    }
}
