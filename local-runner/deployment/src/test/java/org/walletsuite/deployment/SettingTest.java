package org.walletsuite.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.runner.LocalRun;
import org.walletsuite.runner.Service;

/** Settings in the manifests are ones that the code reads, and none that it needs is missing. */
class SettingTest {

    /** What {@code ./run} sets because a suite shares one machine, or for its samples. */
    private static final Set<String> OF_LOCAL_RUN = Set.of(
            "SERVER_PORT",
            "SERVER_ADDRESS",
            "MANAGEMENT_SERVER_PORT",
            "MANAGEMENT_SERVER_ADDRESS",
            "SUITE_SAMPLEUSERS",
            "WEBHOOK_ALLOW_PRIVATE",
            "SMS_PROVIDER",
            "SUITE_SMS_LOGDIR",
            "GATEWAY_APP_SANDBOX");

    /** A service does not migrate in a cluster; its migration does, which owns the database. */
    private static final Set<String> OF_OWNER = Set.of("SPRING_FLYWAY_USER", "SPRING_FLYWAY_PASSWORD");

    private static final Set<String> OF_MIGRATION =
            Set.of("SPRING_FLYWAY_USER", "SPRING_FLYWAY_PASSWORD", "SPRING_FLYWAY_ENABLED", "JAVA_TOOL_OPTIONS");

    private static final KnownSettings KNOWN = new KnownSettings();

    @TempDir
    Path directory;

    @EveryOverlay
    void everySettingIsOneThatTheCodeReads(String overlay) {
        var unknown = Manifests.services(overlay)
                .flatMap(object -> settings(overlay, object).keySet().stream())
                .filter(name -> !KNOWN.has(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unknown).isEmpty();
    }

    @Test
    void knowsWhatTheCodeReads() {
        assertThat(List.of(
                        "QR_TTL", "GATEWAY_STREAMS_PERUSER", "SUITE_TOKENS_CLIENTS_PAYMENT", "SPRING_DATASOURCE_URL"))
                .allMatch(KNOWN::has);
        assertThat(List.of("QR_LIFE", "GATEWAY_STREAMS_PER_USER", "SUITE_TOKEN_CLIENTS_PAYMENT", "SPRING_DATASOURCE"))
                .noneMatch(KNOWN::has);
    }

    /** An import's values win over those of the document that imports it: nothing of the service's may be there. */
    @ParameterizedTest
    @EnumSource
    void whatAServiceSetsWinsOverTheDefaults(Service service) {
        assertThat(ServiceCode.beforeDefaults(service).propertyNames()).containsExactly("spring.config.import");
    }

    @EveryOverlay
    void everySettingThatTheLocalRunNeedsIsSet(String overlay) throws IOException {
        for (var service : Service.values()) {
            var needed = needed(service);
            needed.removeAll(OF_OWNER);

            assertThat(settings(overlay, Manifests.one(overlay, "Deployment", service.module())))
                    .as(service.module())
                    .containsKeys(needed.toArray(String[]::new))
                    .doesNotContainKeys(OF_OWNER.toArray(String[]::new))
                    .containsEntry("SPRING_FLYWAY_ENABLED", "false");
        }
    }

    @EveryLargeOverlay
    void severalGatewaysShareTheirLimitsWithThePasswordThatRedisAsksFor(String overlay) {
        var gateway = settings(overlay, Manifests.one(overlay, "Deployment", "gateway"));
        var redis = settings(overlay, Manifests.one(overlay, "Deployment", "redis"));
        var port = Manifests.one(overlay, "Service", "redis")
                .at("/spec/ports/0/port")
                .intValue();

        assertThat(gateway).containsEntry("REDIS_URL", "redis://redis:" + port);
        assertThat(gateway.get("REDIS_PASSWORD")).isNotNull().isEqualTo(redis.get("REDISCLI_AUTH"));
        assertThat(Manifests.one(overlay, "Deployment", "redis")
                        .container()
                        .path("args")
                        .toString())
                .contains("\"--requirepass\",\"$(REDISCLI_AUTH)\"");
    }

    @Test
    void alsoTheOneGatewayOfComposeCountsThere() {
        var compose = Manifests.documents(Manifests.DEPLOY.resolve("compose.yaml"))
                .findFirst()
                .orElseThrow();

        assertThat(compose.at("/services/gateway/environment/REDIS_URL").asString())
                .isEqualTo("redis://redis:6379");
        assertThat(compose.at("/services").has("redis")).isTrue();
    }

    @EveryOverlay
    void aMigrationHasTheSettingsOfItsServiceAndTheDatabasesOwner(String overlay) {
        for (var service : Service.values()) {
            if (service.database().isPresent()) {
                var ofService = settings(overlay, Manifests.one(overlay, "Deployment", service.module()));
                var ofMigration = settings(overlay, Manifests.one(overlay, "Job", service.module() + "-migration"));

                assertThat(ofMigration)
                        .containsEntry("SPRING_FLYWAY_ENABLED", "true")
                        .containsEntry("JAVA_TOOL_OPTIONS", "-Dspring.context.exit=onRefresh")
                        .containsKeys("SPRING_FLYWAY_USER", "SPRING_FLYWAY_PASSWORD");
                ofMigration.keySet().removeAll(OF_MIGRATION);
                ofService.keySet().removeAll(OF_MIGRATION);
                assertThat(ofMigration).isEqualTo(ofService);
            }
        }
    }

    @Test
    void theContainersOfComposeHaveTheSettingsToo() throws IOException {
        var compose = Manifests.documents(Manifests.DEPLOY.resolve("compose.yaml"))
                .findFirst()
                .orElseThrow();
        for (var service : Service.values()) {
            var settings = compose.path("services").path(service.module()).path("environment");
            var names = KubeObject.strings(settings).keySet();

            assertThat(names.stream().filter(name -> !KNOWN.has(name))).isEmpty();
            assertThat(names).as(service.module()).containsAll(needed(service));
        }
    }

    private Set<String> needed(Service service) throws IOException {
        var needed = new TreeSet<>(LocalRun.settings(service, directory));
        needed.removeAll(OF_LOCAL_RUN);
        return needed;
    }

    /** The environment of a service, where a secret stands for its value. */
    private static Map<String, String> settings(String overlay, KubeObject object) {
        var settings = new TreeMap<String, String>();
        KubeObject.items(object.container().path("envFrom"))
                .map(from -> from.at("/configMapRef/name").asString())
                .map(name -> Manifests.one(overlay, "ConfigMap", name))
                .forEach(map -> settings.putAll(KubeObject.strings(map.at("/data"))));
        KubeObject.items(object.container().path("env"))
                .forEach(variable -> settings.put(
                        variable.path("name").asString(),
                        variable.has("value")
                                ? variable.path("value").asString()
                                : variable.path("valueFrom").toString()));
        return settings;
    }
}
