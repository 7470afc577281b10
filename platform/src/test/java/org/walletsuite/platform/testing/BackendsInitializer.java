package org.walletsuite.platform.testing;

import static org.springframework.test.context.support.TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRestartedEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.walletsuite.platform.event.TopicFollower;

/** Points a test's application context to the shared database, broker and token issuer, and has it wait for them. */
public final class BackendsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Set by a test of the limits that a service has in production; in all others a busy machine would exceed them. */
    public static final String USUAL_LIMITS = "suite.test.usual-limits";

    /** Set by a test whose service must not reach the shared broker. */
    private static final String OTHER_BROKER = "spring.kafka.consumer.bootstrap-servers";

    private static final Map<String, Object> AMPLE_LIMITS = Map.of(
            "spring.datasource.hikari.connection-timeout",
            "25000",
            "spring.datasource.hikari.data-source-properties.options",
            "-c lock_timeout=25s -c statement_timeout=25s -c idle_in_transaction_session_timeout=60s",
            "spring.kafka.admin.operation-timeout",
            "1m",
            "spring.kafka.admin.properties[request.timeout.ms]",
            "60000",
            "spring.kafka.admin.properties[default.api.timeout.ms]",
            "60000");

    private static final Duration LATELY = Duration.ofSeconds(3);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var issuer = TestIssuer.shared();
        var partners = TestIssuer.ofPartners();
        var database = TestDatabase.shared();
        context.addApplicationListener(GenericApplicationListener.forEventType(
                ApplicationReadyEvent.class, ready -> awaitFollowers(ready.getApplicationContext())));
        // Spring pauses a context while tests of others run.
        context.addApplicationListener(GenericApplicationListener.forEventType(
                ContextRestartedEvent.class, again -> awaitFollowers(again.getApplicationContext())));
        if (!context.getEnvironment().containsProperty(USUAL_LIMITS)) {
            addUnlessTestsSayOtherwise(
                    new MapPropertySource("ample-limits", AMPLE_LIMITS),
                    context.getEnvironment().getPropertySources());
        }
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

    private static void addUnlessTestsSayOtherwise(MapPropertySource settings, MutablePropertySources sources) {
        if (sources.contains(INLINED_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(INLINED_PROPERTIES_PROPERTY_SOURCE_NAME, settings);
        } else {
            sources.addFirst(settings);
        }
    }

    /**
     * A service answers users 503 until it has read the topic {@code access}, and partners where it has not read theirs
     * lately; only one test wants to see that.
     */
    private static void awaitFollowers(ApplicationContext context) {
        var followers = context.<TopicFollower<?>>getBeanProvider(ResolvableType.forClass(TopicFollower.class));
        if (!context.getEnvironment().containsProperty(OTHER_BROKER)) {
            Patience.await().until(() -> followers.stream().allMatch(follower -> follower.isCurrent(LATELY)));
        }
    }
}
