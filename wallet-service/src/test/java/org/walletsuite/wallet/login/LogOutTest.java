package org.walletsuite.wallet.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class LogOutTest extends WalletServiceFixture {

    @Test
    void endsOneLogInAndNoOther() {
        var guest = guest();
        var phone = logIn(guest.email(), PASSWORD).text("/refresh_token");
        var laptop = logIn(guest.email(), PASSWORD).text("/refresh_token");
        assertThat(logOut(phone, guest))
                .extracting(Answer::status, Answer::body)
                .containsExactly(204, "");
        assertThat(refresh(phone).status()).isEqualTo(401);
        assertThat(refresh(laptop).status()).isEqualTo(200);
        assertThat(logOut(phone, guest).status()).isEqualTo(204);
        assertThat(published(AccessEvent.TOPIC, guest.id())).isEmpty();
    }

    @Test
    void refusesAnotherUsersTokenLikeAnInvalidOne() {
        var guest = guest();
        var others = logIn(guest().email(), PASSWORD).text("/refresh_token");
        for (var token : List.of(others, "beer", "")) {
            assertThat(logOut(token, guest))
                    .extracting(Answer::status, Answer::body)
                    .containsExactly(400, "{\"refresh_token\":[\"Token is invalid or expired.\"]}");
        }
        assertThat(refresh(others).status()).isEqualTo(200);
    }

    @Test
    void endsEveryLogInAndEveryAccessToken() throws Exception {
        var guest = guest();
        var phone = logIn(guest.email(), PASSWORD);
        var laptop = logIn(guest.email(), PASSWORD);
        assertThat(as(guest.token())
                        .post("/account/logout/", "{\"everywhere\": true}")
                        .status())
                .isEqualTo(204);
        assertThat(refresh(phone.text("/refresh_token")).status()).isEqualTo(401);
        assertThat(refresh(laptop.text("/refresh_token")).status()).isEqualTo(401);
        var event = published(AccessEvent.TOPIC, guest.id()).getLast().event();
        var notBefore = Instant.parse(event.get("notBefore").asString());
        assertThat(event.get("active").asBoolean()).isTrue();
        assertThat(issued(phone)).isBefore(notBefore);
        var again = logIn(guest.email(), PASSWORD);
        assertThat(issued(again)).isAfterOrEqualTo(notBefore);
        assertThat(refresh(again.text("/refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void needsABodyAndAnAccessToken() {
        assertThat(as(guest().token()).post("/account/logout/", "{}"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"refresh_token\":[\"This field is required.\"]}");
        assertThat(as(guest().token())
                        .post("/account/logout/", "{\"everywhere\": \"yes\"}")
                        .body())
                .isEqualTo("{\"everywhere\":[\"Not a valid boolean.\"]}");
        assertThat(asNobody().post("/account/logout/", "{\"everywhere\": true}").status())
                .isEqualTo(401);
    }

    private Answer logOut(String token, Guest guest) {
        return as(guest.token()).post("/account/logout/", "{\"refresh_token\": \"%s\"}".formatted(token));
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
