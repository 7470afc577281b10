package org.walletsuite.platform.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.Role;

class UploadLimitTest {

    private static final Object ENDPOINT = new Object();
    private static final MockHttpServletRequest REQUEST = new MockHttpServletRequest();

    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private final UUID cem = UUID.randomUUID();

    @AfterEach
    void forgetTheCaller() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void refusesUploadsBeyondTheLimitUntilOneEnds() throws Exception {
        var limit = limit(2, Duration.ZERO);
        begin(limit, ada);
        begin(limit, ben);
        assertRefused(limit, cem, ErrorCode.SERVICE_UNAVAILABLE);
        end(limit, ada, null);
        begin(limit, cem);
    }

    @Test
    void releasesTheLimitAlsoAfterAnUploadThatFailed() throws Exception {
        var limit = limit(1, Duration.ZERO);
        for (var times = 0; times < 3; times++) {
            begin(limit, ada);
            end(limit, ada, new IllegalStateException("cut off"));
        }
        assertRefusedWhile(limit, ada, ben, ErrorCode.SERVICE_UNAVAILABLE);
        begin(limit, ben);
    }

    @Test
    void allowsAUserOneUploadAtATime() throws Exception {
        var limit = limit(3, Duration.ZERO);
        assertRefusedWhile(limit, ada, ada, ErrorCode.RATE_LIMITED);
        begin(limit, ben);
        begin(limit, ada);
        assertRefused(limit, ada, ErrorCode.RATE_LIMITED);
        begin(limit, cem);
    }

    @Test
    void holdsNoLimitForARefusedUser() throws Exception {
        var limit = limit(1, Duration.ZERO);
        assertRefusedWhile(limit, ada, ben, ErrorCode.SERVICE_UNAVAILABLE);
        begin(limit, ben);
        end(limit, ben, null);
        begin(limit, ada);
    }

    @Test
    void letsARetryWaitForTheFirst() throws Exception {
        var limit = limit(1, Duration.ofSeconds(30));
        begin(limit, ada);
        var second = new FutureTask<>(() -> {
            begin(limit, ada);
            return true;
        });
        var waiting = Thread.ofPlatform().start(second);
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        end(limit, ada, null);
        assertThat(second.get()).isTrue();
    }

    @Test
    void allowsAsManyAsTheHeapPermitsUnlessConfigured() {
        assertThat(new UploadSettings(List.of(), 0, Duration.ZERO).uploadsWith(192L << 20))
                .isEqualTo(4);
        assertThat(new UploadSettings(List.of(), 0, Duration.ZERO).uploadsWith(1L << 20))
                .isEqualTo(1);
        assertThat(new UploadSettings(List.of(), 7, Duration.ZERO).uploadsWith(192L << 20))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"0, 0s, true", "7, 1s, true", "-1, 0s, false", "1, -1s, false"})
    void refusesInvalidSettings(int atOnce, String patience, boolean taken) {
        new WebApplicationContextRunner()
                .withUserConfiguration(PictureConfiguration.class)
                .withPropertyValues(
                        "suite.uploads.paths=/uploads",
                        "suite.uploads.at-once=" + atOnce,
                        "suite.uploads.patience=" + patience)
                .run(context -> assertThat(context.getStartupFailure() == null).isEqualTo(taken));
    }

    private static UploadLimit limit(int uploads, Duration patience) {
        return new UploadLimit(new UploadSettings(List.of("/uploads"), uploads, patience));
    }

    private static void begin(UploadLimit limit, UUID user) throws InterruptedException {
        callerIs(user);
        assertThat(limit.preHandle(REQUEST, new MockHttpServletResponse(), ENDPOINT))
                .isTrue();
    }

    private static void end(UploadLimit limit, UUID user, @Nullable Exception error) {
        callerIs(user);
        limit.afterCompletion(REQUEST, new MockHttpServletResponse(), ENDPOINT, error);
    }

    /** While one uploads the other is refused; afterwards nobody uploads. */
    private static void assertRefusedWhile(UploadLimit limit, UUID one, UUID other, ErrorCode code)
            throws InterruptedException {
        begin(limit, one);
        assertRefused(limit, other, code);
        end(limit, one, null);
    }

    private static void assertRefused(UploadLimit limit, UUID user, ErrorCode code) {
        assertThatThrownBy(() -> begin(limit, user))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private static void callerIs(UUID user) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(new Principal.User(user, null, Role.USER), ""));
    }
}
