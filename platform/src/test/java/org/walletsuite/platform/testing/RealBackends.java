package org.walletsuite.platform.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a test's application context to the shared database, broker and token issuer. */
public final class RealBackends implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var issuer = TestIssuer.shared();
        var database = TestDatabase.shared();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "real-backends",
                        Map.ofEntries(
                                Map.entry("spring.datasource.url", database.url()),
                                Map.entry("spring.datasource.username", TestDatabase.APP),
                                Map.entry("spring.datasource.password", TestDatabase.APP),
                                Map.entry("spring.flyway.user", TestDatabase.OWNER),
                                Map.entry("spring.flyway.password", TestDatabase.OWNER),
                                Map.entry(
                                        "spring.kafka.bootstrap-servers",
                                        TestBroker.shared().bootstrapServers()),
                                Map.entry("suite.security.issuers[0].uri", issuer.uri()),
                                Map.entry("suite.security.issuers[0].jwks-uri", issuer.uri() + "/jwks.json"),
                                Map.entry("suite.security.issuers[0].issues-service-tokens", "true"),
                                Map.entry("suite.peers.wallet", issuer.uri()),
                                Map.entry("suite.peers.ledger", issuer.uri()),
                                Map.entry("logging.structured.format.console", ""))));
    }
}
