package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** Clients that waited for the port come while the gateway is still starting. */
class FirstRequestTest extends GatewayTest {

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private Impatient impatient;

    @Test
    void isForwardedLikeAnyOther() {
        assertThat(impatient.status).isEqualTo(200);
        assertThat(impatient.forged).isNull();
    }

    /** Sends a request as soon as the port is open, before the application reports that it has started. */
    @TestConfiguration
    static class Impatient implements ApplicationListener<WebServerInitializedEvent> {

        private int status;
        private @Nullable String forged;

        @Override
        public void onApplicationEvent(WebServerInitializedEvent event) {
            if (event.getApplicationContext().getServerNamespace() == null) {
                var client = new Client(event.getWebServer().getPort());
                status = client.post("/account/login", "{}", "X-Internal-User", "root")
                        .statusCode();
                forged = WALLET.requests() == 0 ? null : WALLET.next().header("X-Internal-User");
            }
        }
    }
}
