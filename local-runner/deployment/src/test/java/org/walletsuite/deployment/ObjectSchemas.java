package org.walletsuite.deployment;

import com.google.gson.JsonParseException;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses objects as an API server would, but with unknown fields as errors. */
final class ObjectSchemas {

    private static final Map<String, List<String>> KUBERNETES = Map.of(
            "v1", List.of("Namespace", "ServiceAccount", "ConfigMap", "Secret", "Service"),
            "apps/v1", List.of("Deployment"),
            "batch/v1", List.of("Job"),
            "autoscaling/v2", List.of("HorizontalPodAutoscaler"),
            "policy/v1", List.of("PodDisruptionBudget"),
            "networking.k8s.io/v1", List.of("Ingress", "NetworkPolicy"));
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** What is wrong with an object; empty when nothing is. */
    List<String> problems(KubeObject object) {
        return KUBERNETES.containsKey(object.apiVersion()) ? ofKubernetes(object) : ofCustomResource(object);
    }

    private static List<String> ofKubernetes(KubeObject object) {
        if (!KUBERNETES.getOrDefault(object.apiVersion(), List.of()).contains(object.kind())) {
            return List.of("no kind that we use of " + object.apiVersion() + ": " + object.kind());
        }
        var version = object.apiVersion().replaceFirst(".*/", "");
        var type = "io.kubernetes.client.openapi.models." + version.toUpperCase(Locale.ROOT) + object.kind();
        try {
            return parse(object.json(), Class.forName(type));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> parse(JsonNode json, Class<?> type) {
        try {
            return JSON.getGson().fromJson(json.toString(), type) == null ? List.of("nothing") : List.of();
        } catch (IllegalArgumentException | JsonParseException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> ofCustomResource(KubeObject object) {
        var name = object.apiVersion().replace('/', '_') + "_" + object.kind() + ".json";
        var problems = schemas.computeIfAbsent(name, ObjectSchemas::load).validate(object.json()).stream()
                .map(Object::toString)
                .toList();
        return problems.isEmpty() ? parse(object.json().path("metadata"), V1ObjectMeta.class) : problems;
    }

    private static Schema load(String name) {
        try (var file = ObjectSchemas.class.getResourceAsStream("/schemas/" + name)) {
            if (file == null) {
                throw new AssertionError("No schema " + name);
            }
            return REGISTRY.getSchema(JsonMapper.shared().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
