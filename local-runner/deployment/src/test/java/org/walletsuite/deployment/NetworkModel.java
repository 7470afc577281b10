package org.walletsuite.deployment;

import static org.walletsuite.deployment.KubeObject.items;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Which connections the policies of a namespace allow, by the rules of Kubernetes. */
final class NetworkModel {

    private final String namespace;
    private final List<JsonNode> policies;

    /** @param policies their specs */
    NetworkModel(String namespace, List<JsonNode> policies) {
        this.namespace = namespace;
        this.policies = policies;
    }

    boolean allows(Endpoint from, Endpoint to, int port) {
        return allows(from, "Egress", "egress", "to", to, to, port)
                && allows(to, "Ingress", "ingress", "from", from, to, port);
    }

    private boolean allows(
            Endpoint subject, String type, String rules, String peers, Endpoint other, Endpoint listening, int port) {
        if (!subject.namespace().equals(namespace)) {
            return true;
        }
        var applicable = policies.stream()
                .filter(policy -> items(policy.path("policyTypes"))
                        .anyMatch(one -> one.asString().equals(type)))
                .filter(policy -> selects(policy.path("podSelector"), subject))
                .toList();
        return applicable.isEmpty()
                || applicable.stream()
                        .flatMap(policy -> items(policy.path(rules)))
                        .anyMatch(rule -> anyOrNone(rule.path(peers), peer -> isPeer(peer, other))
                                && anyOrNone(rule.path("ports"), one -> isPort(one, listening, port)));
    }

    /** No list means no restriction. */
    private static boolean anyOrNone(JsonNode list, Predicate<JsonNode> condition) {
        return list.isEmpty() || items(list).anyMatch(condition);
    }

    private static boolean isPort(JsonNode allowed, Endpoint listening, int port) {
        var number = allowed.path("port");
        return number.isNumber()
                ? number.intValue() == port
                : listening.ports().getOrDefault(number.asString(), -1) == port;
    }

    private boolean isPeer(JsonNode peer, Endpoint other) {
        if (peer.has("ipBlock")) {
            return contains(peer.at("/ipBlock/cidr").asString(), other.address())
                    && items(peer.at("/ipBlock/except"))
                            .noneMatch(range -> contains(range.asString(), other.address()));
        }
        var isInNamespace = peer.has("namespaceSelector")
                ? peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                        .asString("")
                        .equals(other.namespace())
                : other.namespace().equals(namespace);
        return other.isPod() && isInNamespace && selects(peer.path("podSelector"), other);
    }

    private static boolean selects(JsonNode selector, Endpoint pod) {
        BiPredicate<String, Stream<String>> has = (key, values) -> pod.labels().containsKey(key)
                && values.anyMatch(value -> value.equals(pod.labels().get(key)));
        return selector.path("matchLabels").properties().stream()
                        .allMatch(label -> has.test(
                                label.getKey(), Stream.of(label.getValue().asString())))
                && items(selector.path("matchExpressions")).allMatch(expression -> {
                    var key = expression.path("key").asString();
                    var values = items(expression.path("values")).map(JsonNode::asString);
                    return switch (expression.path("operator").asString()) {
                        case "In" -> has.test(key, values);
                        case "NotIn" -> !has.test(key, values);
                        case "Exists" -> pod.labels().containsKey(key);
                        case "DoesNotExist" -> !pod.labels().containsKey(key);
                        default -> throw new AssertionError("Unknown operator: " + expression);
                    };
                });
    }

    private static boolean contains(String range, String address) {
        if (range.contains(":")) {
            return false;
        }
        var parts = range.split("/", -1);
        var bits = Integer.parseInt(parts[1]);
        var mask = bits == 0 ? 0 : -1 << (32 - bits);
        return (number(parts[0]) & mask) == (number(address) & mask);
    }

    private static int number(String address) {
        return Stream.of(address.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .reduce(0, (number, part) -> number << 8 | part);
    }
}
