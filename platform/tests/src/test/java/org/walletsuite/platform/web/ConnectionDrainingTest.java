package org.walletsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ConnectionDrainingTest {

    private final ConnectionDraining draining = new ConnectionDraining();

    @Test
    void hasClientsLeaveOnceTheServiceStops() throws ServletException, IOException {
        draining.start();
        assertThat(connection()).isNull();

        draining.stop();

        assertThat(draining.isRunning()).isFalse();
        assertThat(connection()).isEqualTo("close");
    }

    @Test
    void keepsThemAfterARestart() throws ServletException, IOException {
        draining.start();
        draining.stop();

        draining.start();

        assertThat(connection()).isNull();
    }

    private @Nullable String connection() throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        draining.doFilter(new MockHttpServletRequest("GET", "/"), response, new MockFilterChain());
        return response.getHeader("Connection");
    }
}
