package org.walletsuite.gateway;

import java.io.IOException;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.walletsuite.gateway.page.Page;

/** A small web application, declared as a real one would be. */
@TestConfiguration(proxyBeanMethods = false)
class AppPage {

    static final String IMPORT_MAP_DIGEST = "'sha256-JktyR6u0tustKN0EYv09qz9LPIpes9uxDRJlwM+5iqM='";

    @Bean
    Page app() throws IOException {
        return new Page(
                "/app",
                "some-app/",
                Page.Kind.APPLICATION,
                "default-src 'none'; script-src 'self' " + Page.importMap("some-app/") + "; frame-ancestors 'none'",
                "camera=(self)");
    }
}
