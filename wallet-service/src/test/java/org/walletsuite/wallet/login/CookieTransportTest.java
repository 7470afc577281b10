package org.walletsuite.wallet.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class CookieTransportTest extends WalletServiceFixture {

    private static final String REFRESH = "/account/token/refresh/";
    private static final String INVALID = "{\"detail\":\"Token is invalid or expired.\"}";

    @Test
    void keepsTheRefreshTokenOutOfTheBodyAndOfScriptsReach() {
        var answer = logInByCookie(guest()).expect(200);

        assertThat(answer.json().propertyNames()).containsExactly("access_token", "token_type", "expires_in");
        assertThat(answer.headers().get("Set-Cookie"))
                .singleElement()
                .asString()
                .matches(
                        "__Host-refresh_token=[A-Za-z0-9_-]{43}; Path=/; Max-Age=604800; Expires=[^;]+; Secure; HttpOnly;"
                                + " SameSite=Strict");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void refreshesWithTheCookieAloneAndWithoutABody() {
        var cookie = cookie(logInByCookie(guest()));
        var refreshed = refresh(cookie).expect(200);
        assertThat(refreshed.json().propertyNames()).containsExactly("access_token", "token_type", "expires_in");
        assertThat(cookie(refreshed)).isNotEqualTo(cookie);
        assertThat(refresh(cookie(refreshed)).status()).isEqualTo(200);
    }

    @Test
    void neverRefreshesByACookieThatTheClientDoesNotAskFor() {
        var cookie = cookie(logInByCookie(guest()));
        var forged = send(REFRESH, null, null, cookie, null);
        assertThat(forged.status()).isEqualTo(400);
        assertThat(forged.headers().get("Set-Cookie")).isNull();
        assertThat(send(REFRESH, null, null, cookie, "{}").body())
                .isEqualTo("{\"refresh_token\":[\"This field is required.\"]}");
        assertThat(refresh(cookie).status()).isEqualTo(200);
    }

    @Test
    void changesNothingWithoutItsHeader() {
        var guest = guest();
        var answer = logIn(guest.email(), PASSWORD);
        assertThat(answer.headers().get("Set-Cookie")).isNull();
        assertThat(asNobody()
                        .post(REFRESH, "{\"refresh_token\": \"%s\"}".formatted(answer.text("/refresh_token")))
                        .expect(200)
                        .headers()
                        .get("Set-Cookie"))
                .isNull();
    }

    @Test
    void givesTabsThatRefreshAtOnceTheSameSuccessor() {
        var answers = await().until(this::refreshAtOnce, all -> !all.isEmpty());
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers.stream().map(CookieTransportTest::cookie).distinct()).hasSize(1);
        assertThat(refresh(cookie(answers.getFirst())).status()).isEqualTo(200);
    }

    /**
     * The row is written and the answer lost, as when the service dies between the two. Another log-in tries again
     * where the machine needed more than the last second.
     */
    @Test
    void givesTheSameSuccessorAgainToWhoLostTheAnswer() {
        await().untilAsserted(() -> {
            var cookie = cookie(logInByCookie(guest()));
            var lost = refresh(cookie);
            clock.putForward(Duration.ofSeconds(14));
            assertThat(cookie(refresh(cookie).expect(200))).isEqualTo(cookie(lost));
        });
    }

    /** Another log-in tries again where the machine needed more than those seconds. */
    @Test
    void givesATabThatIsBehindTheNewestToken() {
        await().untilAsserted(() -> {
            var cookie = cookie(logInByCookie(guest()));
            var newest = cookie(refresh(cookie(refresh(cookie))));
            assertThat(cookie(refresh(cookie).expect(200))).isEqualTo(newest);
            clock.putForward(Duration.ofHours(1));
            assertThat(refresh(newest).status()).isEqualTo(200);
        });
    }

    @Test
    void endsTheLogInWhenATokenComesAgainLater() {
        var cookie = cookie(logInByCookie(guest()));
        var successor = cookie(refresh(cookie));
        clock.putForward(Duration.ofSeconds(16));
        assertThat(refresh(cookie)).extracting(Answer::status, Answer::body).containsExactly(401, INVALID);
        assertThat(refresh(successor).status()).isEqualTo(401);
    }

    @Test
    void givesTokensThatWereUsedInABodyNoSecondUse() {
        var cookie = cookie(logInByCookie(guest()));
        var inBody = "{\"refresh_token\": \"" + token(cookie) + "\"}";
        var successor = asNobody().post(REFRESH, inBody).expect(200).text("/refresh_token");
        assertThat(refresh(cookie).status()).isEqualTo(401);
        assertThat(refresh("__Host-refresh_token=" + successor).status()).isEqualTo(401);

        var other = cookie(logInByCookie(guest()));
        refresh(other).expect(200);
        assertThat(asNobody()
                        .post(REFRESH, "{\"refresh_token\": \"" + token(other) + "\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void storesNothingThatGivesASuccessorAway() {
        var cookie = cookie(logInByCookie(guest()));
        var successor = token(cookie(refresh(cookie)));
        var salts = db.sql("select salt from refresh_token where salt is not null")
                .query((row, _) -> row.getBytes(1))
                .list();
        assertThat(salts).isNotEmpty().allSatisfy(salt -> assertThat(salt).hasSize(32));
        assertThat(salts)
                .noneMatch(salt -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(salt)
                        .equals(successor));
    }

    @Test
    void refusesWhoHasNoCookieAndOtherTransports() {
        assertThat(refresh(null)).extracting(Answer::status, Answer::body).containsExactly(401, INVALID);
        assertThat(refresh("__Host-refresh_token=beer").status()).isEqualTo(401);
        for (var path : List.of("/account/login/", REFRESH)) {
            assertThat(send(path, null, "header", null, "{}").body())
                    .isEqualTo("{\"X-Token-Transport\":[\"Must be cookie, or left out.\"]}");
        }
    }

    @Test
    void clearsTheCookieOnLogOut() {
        var guest = guest();
        var cookie = cookie(logInByCookie(guest));
        var answer = send("/account/logout/", guest.token(), "cookie", cookie, null);
        assertThat(answer.expect(204).headers().get("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-refresh_token=; Path=/; Max-Age=0;")
                .endsWith("Secure; HttpOnly; SameSite=Strict");
        assertThat(refresh(cookie).status()).isEqualTo(401);
    }

    @Test
    void clearsTheCookieWhateverItHolds() {
        var guest = guest();
        var others = cookie(logInByCookie(guest()));
        for (var held : new String[] {null, "__Host-refresh_token=beer", others}) {
            assertThat(send("/account/logout/", guest.token(), "cookie", held, null)
                            .expect(204)
                            .header("Set-Cookie"))
                    .contains("Max-Age=0");
        }
        assertThat(refresh(others).status()).isEqualTo(200);
        assertThat(send("/account/logout/", guest.token(), "cookie", null, "{\"everywhere\": true}")
                        .expect(204)
                        .header("Set-Cookie"))
                .contains("Max-Age=0");
        assertThat(send("/account/logout/", guest().token(), null, others, null).status())
                .isEqualTo(400);
    }

    @Test
    void keepsABrowserLoggedInThatChangesThePassword() {
        var guest = guest();
        var before = cookie(logInByCookie(guest));
        var changed = send(
                "/account/password/update/",
                guest.token(),
                "cookie",
                before,
                "{\"old_password\": \"%s\", \"password\": \"another horse\"}".formatted(PASSWORD));
        assertThat(changed.expect(200).json().propertyNames())
                .containsExactly("detail", "access_token", "token_type", "expires_in");
        assertThat(refresh(cookie(changed)).status()).isEqualTo(200);
        assertThat(refresh(before).status()).isEqualTo(401);
    }

    /** Empty where it took longer than a token is answered after its use. */
    private List<Answer> refreshAtOnce() {
        var cookie = cookie(logInByCookie(guest()));
        var begun = clock.instant();
        var answers = atOnce(8, () -> refresh(cookie));
        return clock.instant().isBefore(begun.plusSeconds(15)) ? answers : List.of();
    }

    private Answer logInByCookie(Guest guest) {
        return send(
                "/account/login/",
                null,
                "cookie",
                null,
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(guest.email(), PASSWORD));
    }

    private Answer refresh(@Nullable String cookie) {
        return send(REFRESH, null, "cookie", cookie, null);
    }

    private Answer send(
            String path,
            @Nullable String token,
            @Nullable String transport,
            @Nullable String cookie,
            @Nullable String body) {
        var request = as(token).request(HttpMethod.POST, path);
        if (transport != null) {
            request.header("X-Token-Transport", transport);
        }
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return answer(request);
    }

    /** The cookie that an answer set, as a browser sends it. */
    private static String cookie(Answer answer) {
        return Objects.requireNonNull(answer.header("Set-Cookie")).split(";", -1)[0];
    }

    private static String token(String cookie) {
        return cookie.substring(cookie.indexOf('=') + 1);
    }
}
