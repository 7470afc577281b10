package org.walletsuite.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletRequestEvent;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.walletsuite.platform.error.ErrorCode;

class StreamsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Streams streams = new Streams(
            new StreamSettings(MINUTE, 2, 3, MINUTE), _ -> null, _ -> shown -> shown, new SimpleMeterRegistry());

    @AfterEach
    void forgetTheUser() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void allUsersTogetherAreBoundedByTheTotal() {
        var first = new MockHttpServletRequest();
        assertThat(open("alice", first)).isInstanceOf(OpenStream.class);
        assertThat(open("alice", new MockHttpServletRequest())).isInstanceOf(OpenStream.class);
        assertThat(open("bob", new MockHttpServletRequest())).isInstanceOf(OpenStream.class);

        assertThat(open("carol", new MockHttpServletRequest()))
                .isInstanceOfSatisfying(
                        StreamOpening.Refused.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo(ErrorCode.RATE_LIMITED));

        streams.requestDestroyed(new ServletRequestEvent(new MockServletContext(), first));
        assertThat(open("carol", new MockHttpServletRequest())).isInstanceOf(OpenStream.class);
    }

    private StreamOpening open(String user, MockHttpServletRequest request) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(user, ""));
        return streams.open(request);
    }
}
