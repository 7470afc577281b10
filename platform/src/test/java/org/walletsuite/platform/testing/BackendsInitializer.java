package org.walletsuite.platform.testing;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.MapPropertySource;
import org.walletsuite.platform.event.TopicFollower;

/** Points a test's application context to the shared database, broker and token issuer. */
public final class BackendsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Set by a test whose service must not reach the shared broker. */
    private static final String OTHER_BROKER = "spring.kafka.consumer.bootstrap-servers";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var issuer = TestIssuer.shared();
        var partners = TestIssuer.ofPartners();
        var database = TestDatabase.shared();
        context.addApplicationListener(GenericApplicationListener.forEventType(
                ApplicationReadyEvent.class, ready -> awaitFollowers(ready.getApplicationContext())));
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
                                Map.entry("suite.security.issuers[0].kinds", "user, service"),
                                Map.entry("suite.security.issuers[1].uri", partners.uri()),
                                Map.entry("suite.security.issuers[1].jwks-uri", partners.uri() + "/jwks.json"),
                                Map.entry("suite.security.issuers[1].kinds", "partner"),
                                Map.entry("suite.clients.wallet", issuer.uri()),
                                Map.entry("suite.clients.ledger", issuer.uri()),
                                Map.entry("logging.structured.format.console", ""))));
    }

    /** A service answers users 503 until it has read the topic {@code access}; only one test wants to see that. */
    private static void awaitFollowers(ApplicationContext context) {
        var followers = context.<TopicFollower<?>>getBeanProvider(ResolvableType.forClass(TopicFollower.class));
        if (!context.getEnvironment().containsProperty(OTHER_BROKER)) {
            Patience.await().until(() -> followers.stream().allMatch(TopicFollower::isCaughtUp));
        }
    }
}
