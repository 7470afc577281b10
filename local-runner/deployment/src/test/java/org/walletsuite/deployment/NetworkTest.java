package org.walletsuite.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policies allow the connections that the code makes, and no others. */
class NetworkTest {

    private static final Map<String, Integer> WEB = Map.of("https", 443, "http", 80, "submission", 587, "api", 6443);

    @EveryOverlay
    void everyConnectionThatIsAllowedIsMadeByTheCodeAndTheOtherWay(String overlay) {
        var endpoints = endpoints(overlay);
        var network = network(overlay);
        var allowed = new TreeSet<String>();
        for (var from : endpoints) {
            for (var to : endpoints) {
                to.ports().values().stream()
                        .filter(port -> from.isPod() && (isOurs(overlay, from) || isOurs(overlay, to)))
                        .filter(port -> network.allows(from, to, port))
                        .forEach(port -> allowed.add(edge(from.name(), to.name(), port)));
            }
        }

        assertThat(allowed).isEqualTo(made(overlay));
    }

    @Test
    void webhooksReachNothingInside() {
        var network = network("production");
        var partnersync = endpoints("production").stream()
                .filter(endpoint -> endpoint.name().equals("partner-sync-service"))
                .findFirst()
                .orElseThrow();
        for (var address :
                List.of("10.1.2.3", "172.20.0.1", "192.168.1.1", "169.254.169.254", "127.0.0.1", "100.64.0.9")) {
            assertThat(network.allows(partnersync, new Endpoint("inside", "", Map.of(), address, WEB), 443))
                    .as(address)
                    .isFalse();
        }
        assertThat(network.allows(partnersync, new Endpoint("outside", "", Map.of(), "203.0.113.7", WEB), 443))
                .isTrue();
    }

    @Test
    void noticesAConnectionThatOnlyOneSideAllows() {
        var caller = Endpoint.pod("caller", "suite", Map.of("app", "caller"), Map.of());
        var called = Endpoint.pod("called", "suite", Map.of("app", "called"), Map.of("http", 8080));
        var nothing = policy("{'podSelector': {}, 'policyTypes': ['Ingress', 'Egress']}");
        var out = policy("{'podSelector': {'matchLabels': {'app': 'caller'}}, 'policyTypes': ['Egress'], 'egress':"
                + " [{'to': [{'podSelector': {'matchLabels': {'app': 'called'}}}], 'ports': [{'port': 8080}]}]}");
        var in = policy("{'podSelector': {'matchLabels': {'app': 'called'}}, 'policyTypes': ['Ingress'], 'ingress':"
                + " [{'from': [{'podSelector': {'matchLabels': {'app': 'caller'}}}], 'ports': [{'port': 'http'}]}]}");

        assertThat(new NetworkModel("suite", List.of(nothing, out, in)).allows(caller, called, 8080))
                .isTrue();
        assertThat(new NetworkModel("suite", List.of(nothing, out)).allows(caller, called, 8080))
                .isFalse();
        assertThat(new NetworkModel("suite", List.of(nothing, in)).allows(caller, called, 8080))
                .isFalse();
        assertThat(new NetworkModel("suite", List.of(nothing, out, in)).allows(called, caller, 8080))
                .isFalse();
        assertThat(new NetworkModel("suite", List.of(nothing, out, in)).allows(caller, called, 8081))
                .isFalse();
    }

    private static JsonNode policy(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"'));
    }

    /** What the code does, and what the operators of databases and broker need. */
    private static Set<String> made(String overlay) {
        var made = new TreeSet<String>();
        for (var service : Service.values()) {
            for (var pod : podsOf(overlay, service)) {
                ServiceCode.calls(service)
                        .forEach(called -> made.add(edge(pod, called.module(), ServiceCode.port(called))));
                service.database().ifPresent(database -> made.add(edge(pod, database + "-db", 5432)));
                made.add(edge(pod, "kafka", 9093));
                made.add(edge(pod, "dns", 53));
                if (ServiceCode.sendsMails(service)) {
                    made.add(edge(pod, "internet", 587));
                    addIf(made, overlay.equals("local"), edge(pod, "mailpit", 1025));
                }
                addIf(made, ServiceCode.callsPartners(service), edge(pod, "internet", 443));
                addIf(made, hasProvider(overlay) && ServiceCode.asksProvider(service), edge(pod, "internet", 443));
            }
            var isMonitored = !overlay.equals("local");
            addIf(made, isLarge(overlay) && ServiceCode.countsInRedis(service), edge(service.module(), "redis", 6379));
            addIf(made, isMonitored, edge(service.module(), "otel-collector", 4318));
            addIf(
                    made,
                    isMonitored,
                    edge(
                            "prometheus",
                            service.module(),
                            service == Service.GATEWAY ? 8108 : ServiceCode.port(service)));
            service.database().map(database -> database + "-db").ifPresent(database -> {
                Set.of(5432, 8000).forEach(port -> made.add(edge(database, database, port)));
                Set.of(5432, 8000).forEach(port -> made.add(edge("cnpg", database, port)));
                Set.of(443, 6443).forEach(port -> made.add(edge(database, "internet", port)));
                made.add(edge(database, "dns", 53));
                addIf(made, isMonitored, edge("prometheus", database, 9187));
            });
        }
        made.add(edge("traefik", "gateway", 8080));
        made.add(edge("keda", "kafka", 9093));
        Set.of(443, 6443).forEach(port -> made.add(edge("kafka", "internet", port)));
        made.add(edge("kafka", "kafka", 9093));
        made.add(edge("kafka", "dns", 53));
        if (overlay.equals("local")) {
            made.add(edge("mailpit", "dns", 53));
        } else {
            made.add(edge("redis", "dns", 53));
            made.add(edge("otel-collector", "tempo", 4318));
            made.add(edge("otel-collector", "dns", 53));
            made.add(edge("prometheus", "kafka", 9404));
        }
        return made;
    }

    /** One gateway has nobody to share its limits with. */
    private static boolean isLarge(String overlay) {
        return !overlay.equals("local");
    }

    private static boolean hasProvider(String overlay) {
        return Manifests.rendered(overlay, "ConfigMap")
                .anyMatch(map -> map.at("/data").has("AUTH_ISSUER"));
    }

    private static void addIf(Set<String> edges, boolean condition, String edge) {
        if (condition) {
            edges.add(edge);
        }
    }

    private static List<String> podsOf(String overlay, Service service) {
        return Manifests.services(overlay)
                .map(KubeObject::name)
                .filter(name -> name.equals(service.module()) || name.equals(service.module() + "-migration"))
                .toList();
    }

    private static String edge(String from, String to, int port) {
        return from + " -> " + to + ":" + port;
    }

    private static boolean isOurs(String overlay, Endpoint endpoint) {
        return endpoint.namespace().equals(namespace(overlay));
    }

    private static String namespace(String overlay) {
        return Manifests.rendered(overlay, "Namespace")
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static List<Endpoint> endpoints(String overlay) {
        var namespace = namespace(overlay);
        var endpoints = new ArrayList<Endpoint>();
        Manifests.rendered(overlay).stream()
                .filter(object -> object.is("Deployment") || object.is("Job"))
                .forEach(object -> endpoints.add(Endpoint.pod(
                        object.name(),
                        namespace,
                        KubeObject.strings(object.pod().at("/metadata/labels")),
                        ports(object.container()))));
        Arrays.stream(Service.values())
                .flatMap(service -> service.database().stream())
                .forEach(name -> {
                    var labels = Map.of("cnpg.io/cluster", name + "-db", "cnpg.io/podRole", "instance");
                    endpoints.add(Endpoint.pod(
                            name + "-db", namespace, labels, Map.of("sql", 5432, "status", 8000, "metrics", 9187)));
                });
        var ofKafka =
                Map.of("strimzi.io/cluster", "suite", "strimzi.io/name", "suite-kafka", "strimzi.io/kind", "Kafka");
        endpoints.add(Endpoint.pod("kafka", namespace, ofKafka, Map.of("tls", 9093, "tcp-prometheus", 9404)));
        endpoints.add(Endpoint.pod("dns", "kube-system", Map.of("k8s-app", "kube-dns"), Map.of("dns", 53)));
        endpoints.add(Endpoint.pod(
                "prometheus", "monitoring", Map.of("app.kubernetes.io/name", "prometheus"), Map.of("web", 9090)));
        endpoints.add(Endpoint.pod("tempo", "monitoring", Map.of(), Map.of("otlp", 4318)));
        endpoints.add(Endpoint.pod("traefik", "traefik", Map.of(), Map.of("web", 8000)));
        endpoints.add(Endpoint.pod("keda", "keda", Map.of(), Map.of()));
        endpoints.add(Endpoint.pod("cnpg", "cnpg-system", Map.of(), Map.of("webhook", 9443)));
        endpoints.add(
                Endpoint.pod("stranger", "default", Map.of("app.kubernetes.io/name", "gateway"), Map.of("web", 8080)));
        endpoints.add(new Endpoint("internet", "", Map.of(), "203.0.113.7", WEB));
        return endpoints;
    }

    private static Map<String, Integer> ports(JsonNode container) {
        var ports = new TreeMap<String, Integer>();
        KubeObject.items(container.path("ports"))
                .forEach(port -> ports.put(
                        port.path("name").asString(), port.path("containerPort").intValue()));
        return ports;
    }

    private static NetworkModel network(String overlay) {
        var policies = new ArrayList<>(Manifests.rendered(overlay, "NetworkPolicy")
                .map(policy -> policy.at("/spec"))
                .toList());
        policies.add(policyOfStrimzi(Manifests.one(overlay, "Kafka", "suite")));
        return new NetworkModel(namespace(overlay), policies);
    }

    /** Strimzi makes a policy from a listener's peers; its own pods are among those that may connect. */
    private static JsonNode policyOfStrimzi(KubeObject kafka) {
        var policy = JsonMapper.shared().createObjectNode();
        policy.putObject("podSelector").putObject("matchLabels").put("strimzi.io/name", "suite-kafka");
        policy.putArray("policyTypes").add("Ingress");
        var rule = policy.putArray("ingress").addObject();
        var listener = kafka.at("/spec/kafka/listeners/0");
        var from = rule.putArray("from");
        KubeObject.items(listener.path("networkPolicyPeers")).forEach(from::add);
        from.addObject().putObject("podSelector").putObject("matchLabels").put("strimzi.io/cluster", "suite");
        rule.putArray("ports").addObject().set("port", listener.path("port"));
        return policy;
    }
}
