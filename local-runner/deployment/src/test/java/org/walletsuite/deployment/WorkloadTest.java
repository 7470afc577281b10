package org.walletsuite.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.walletsuite.runner.LocalRun;
import org.walletsuite.runner.Service;

/** Ports, probes, ends and numbers of the services' pods. */
class WorkloadTest {

    /** Streams, workers and relay; requests; listeners; the ledger's writer. */
    private static final int SLOW_PHASES = 4;

    @EveryOverlay
    void everyServiceListensWhereItsSettingsSay(String overlay) {
        for (var service : Service.values()) {
            var expected = new TreeMap<>(Map.of("http", ServiceCode.port(service)));
            if (service == Service.GATEWAY) {
                expected.put(
                        "management",
                        ServiceCode.settings(service)
                                .at("/management/server.port")
                                .intValue());
            }
            var container =
                    Manifests.one(overlay, "Deployment", service.module()).container();
            var ports = new TreeMap<String, Integer>();
            KubeObject.items(container.path("ports"))
                    .forEach(port -> ports.put(
                            port.path("name").asString(),
                            port.path("containerPort").intValue()));
            var published = new TreeMap<String, Integer>();
            KubeObject.items(Manifests.one(overlay, "Service", service.module()).at("/spec/ports"))
                    .forEach(port -> published.put(
                            port.path("targetPort").asString(),
                            port.path("port").intValue()));

            assertThat(ports).isEqualTo(expected);
            assertThat(published).isEqualTo(expected);
            assertThat(ServiceCode.pom(service))
                    .contains("<suite.image.port>" + ServiceCode.port(service) + "</suite.image.port>");
        }
    }

    @EveryOverlay
    void everyServiceKnowsWhereTheOthersAre(String overlay) {
        var settings = Manifests.rendered(overlay, "ConfigMap")
                .filter(map -> map.name().startsWith("suite-settings"))
                .map(map -> KubeObject.strings(map.at("/data")))
                .findFirst()
                .orElseThrow();
        for (var service : Service.values()) {
            if (service != Service.GATEWAY) {
                assertThat(settings)
                        .containsEntry(
                                "SUITE_CLIENTS_" + service,
                                "http://" + service.module() + ":" + ServiceCode.port(service));
            }
        }
        for (var keys : Map.of(
                        "SUITE_SECURITY_JWKSURI", Service.WALLET, "SUITE_SECURITY_PARTNERJWKSURI", Service.PARTNERSYNC)
                .entrySet()) {
            var address = URI.create(String.valueOf(settings.get(keys.getKey())));
            assertThat(address.getHost()).isEqualTo(keys.getValue().module());
            assertThat(address.getPort()).isEqualTo(ServiceCode.port(keys.getValue()));
        }
    }

    @EveryOverlay
    void probesAskWhereHealthIs(String overlay) {
        for (var service : Service.values()) {
            var container =
                    Manifests.one(overlay, "Deployment", service.module()).container();
            var port = service == Service.GATEWAY ? "management" : "http";
            for (var probe : Map.of(
                            "startupProbe", "liveness", "livenessProbe", "liveness", "readinessProbe", "readiness")
                    .entrySet()) {
                var asked = container.path(probe.getKey()).path("httpGet");
                assertThat(asked.path("path").asString()).isEqualTo("/actuator/health/" + probe.getValue());
                assertThat(asked.path("port").asString()).isEqualTo(port);
            }
        }
    }

    @EveryOverlay
    void aServiceHasTheTimeToEndThatItsPhasesMayTake(String overlay) {
        var phase = DurationStyle.detectAndParse(ServiceCode.defaults()
                .at("/spring/lifecycle.timeout-per-shutdown-phase")
                .asString());
        for (var service : Service.values()) {
            var deployment = Manifests.one(overlay, "Deployment", service.module());
            var pause = deployment
                    .container()
                    .at("/lifecycle/preStop/sleep/seconds")
                    .intValue();
            var grace = deployment
                    .at("/spec/template/spec/terminationGracePeriodSeconds")
                    .intValue();

            assertThat(pause).isPositive();
            assertThat(Duration.ofSeconds(grace))
                    .isGreaterThan(phase.multipliedBy(SLOW_PHASES).plusSeconds(pause));
        }
    }

    @EveryLargeOverlay
    void aServiceThatConsumesScalesByTheLagOfItsListenersAndTheOthersByLoad(String overlay) {
        for (var service : Service.values()) {
            var listeners = CompiledCode.listeners(service);
            var scalers = Manifests.rendered(overlay).stream()
                    .filter(object ->
                            object.at("/spec/scaleTargetRef/name").asString("").equals(service.module()))
                    .toList();
            assertThat(scalers).as(service.module()).hasSize(1);
            var scaler = scalers.getFirst();
            assertThat(scaler.kind()).isEqualTo(listeners.isEmpty() ? "HorizontalPodAutoscaler" : "ScaledObject");
            var triggers = KubeObject.items(scaler.at("/spec/triggers"))
                    .filter(trigger -> trigger.path("type").asString().equals("kafka"))
                    .map(trigger -> trigger.at("/metadata/consumerGroup").asString() + " "
                            + trigger.at("/metadata/topic").asString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(triggers)
                    .isEqualTo(listeners.entrySet().stream()
                            .flatMap(listener ->
                                    listener.getValue().stream().map(topic -> listener.getKey() + " " + topic))
                            .collect(Collectors.toCollection(TreeSet::new)));
            var least = Stream.of("/spec/minReplicas", "/spec/minReplicaCount")
                    .mapToInt(pointer -> scaler.at(pointer).asInt(0))
                    .sum();
            assertThat(least).isGreaterThanOrEqualTo(2);
        }
    }

    @EveryLargeOverlay
    void aNodeCanBeDrainedWithoutAnOutage(String overlay) {
        for (var service : Service.values()) {
            var budget = Manifests.one(overlay, "PodDisruptionBudget", service.module());
            var deployment = Manifests.one(overlay, "Deployment", service.module());

            assertThat(budget.at("/spec/maxUnavailable").intValue()).isEqualTo(1);
            assertThat(budget.at("/spec/selector")).isEqualTo(deployment.at("/spec/selector"));
            assertThat(deployment.json().at("/spec").has("replicas")).isFalse();
            assertThat(deployment
                            .at("/spec/template/spec/topologySpreadConstraints")
                            .size())
                    .isEqualTo(2);
        }
        assertThat(Manifests.rendered(overlay, "Cluster"))
                .hasSize((int) Arrays.stream(Service.values())
                        .filter(service -> service.database().isPresent())
                        .count())
                .allSatisfy(database -> {
                    assertThat(database.at("/spec/instances").intValue()).isEqualTo(3);
                    assertThat(database.at("/spec/postgresql/synchronous/number")
                                    .intValue())
                            .isEqualTo(1);
                    assertThat(database.at("/spec/postgresql/synchronous/dataDurability")
                                    .asString())
                            .isEqualTo("required");
                });
    }

    @EveryLargeOverlay
    void everyDatabaseIsBackedUpAndHasARoleThatOwnsAndOneThatRuns(String overlay) {
        for (var service : Service.values()) {
            service.database().ifPresent(name -> {
                var database = Manifests.one(overlay, "Cluster", name + "-db");
                assertThat(database.at("/spec/bootstrap/initdb/owner").asString())
                        .isEqualTo(name + "_owner");
                assertThat(database.at("/spec/managed/roles/0/name").asString()).isEqualTo(name + "_app");
                assertThat(database.at("/spec/plugins/0/isWALArchiver").booleanValue())
                        .isTrue();
                assertThat(Manifests.one(overlay, "ScheduledBackup", name + "-db")
                                .at("/spec/cluster/name")
                                .asString())
                        .isEqualTo(name + "-db");
            });
        }
    }

    @EveryLargeOverlay
    void onlyTheGatewayIsReachedFromOutsideAndOnlyEncrypted(String overlay) {
        var ingress = Manifests.rendered(overlay, "Ingress").toList();

        assertThat(ingress).singleElement().satisfies(one -> {
            assertThat(one.at("/spec/rules/0/http/paths/0/backend/service/name").asString())
                    .isEqualTo("gateway");
            assertThat(one.at("/spec/tls/0/hosts/0")).isEqualTo(one.at("/spec/rules/0/host"));
        });
        assertThat(Manifests.rendered(overlay, "Service"))
                .allSatisfy(service -> assertThat(service.at("/spec/type").asString("ClusterIP"))
                        .isEqualTo("ClusterIP"));
    }

    @EveryOverlay
    void everyServiceRunsFromItsOwnImageInOneVersion(String overlay) {
        var images = Manifests.services(overlay)
                .map(object ->
                        object.at("/metadata/labels/app.kubernetes.io~1name").asString() + " "
                                + object.container().path("image").asString())
                .toList();
        var version = images.getFirst().replaceFirst(".*:", "");

        assertThat(version).isNotEmpty().isNotEqualTo("latest");
        assertThat(images).allMatch(image -> image.matches("(\\S+) \\S+/\\1:" + Pattern.quote(version)));
    }

    @Test
    void imagesRunWithTheFlagsOfTheLocalRun() {
        var pom = ServiceCode.read(Manifests.ROOT.resolve("pom.xml"));

        for (var flag : LocalRun.jvmFlags()) {
            assertThat(pom).contains("<jvmFlag>" + flag + "</jvmFlag>");
        }
    }

    @Test
    void prometheusOfComposeReadsEveryService() {
        var targets = KubeObject.items(Manifests.documents(Manifests.DEPLOY.resolve("compose/prometheus.yaml"))
                        .findFirst()
                        .orElseThrow()
                        .at("/scrape_configs/0/static_configs/0/targets"))
                .map(target -> target.asString().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(targets)
                .containsExactlyElementsOf(Arrays.stream(Service.values())
                        .map(service -> service.module() + ":"
                                + (service == Service.GATEWAY ? 8108 : ServiceCode.port(service)))
                        .toList());
    }
}
