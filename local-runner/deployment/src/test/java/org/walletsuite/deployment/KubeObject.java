package org.walletsuite.deployment;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An object of a manifest.
 *
 * @param source the overlay or the file that it is from
 */
record KubeObject(String source, JsonNode json) {

    String apiVersion() {
        return json.path("apiVersion").asString();
    }

    String kind() {
        return json.path("kind").asString();
    }

    String name() {
        return json.at("/metadata/name").asString();
    }

    String namespace() {
        return json.at("/metadata/namespace").asString("");
    }

    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    boolean is(String someKind) {
        return kind().equals(someKind);
    }

    /** The template of the pods that it makes; missing where it makes none. */
    JsonNode pod() {
        return json.at("/spec/template");
    }

    /** A pod's only container. */
    JsonNode container() {
        return json.at("/spec/template/spec/containers/0");
    }

    static Stream<JsonNode> items(JsonNode list) {
        return list.valueStream();
    }

    static Map<String, String> strings(JsonNode object) {
        var strings = new TreeMap<String, String>();
        object.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asString()));
        return strings;
    }

    @Override
    public String toString() {
        return source + ": " + kind() + " " + name();
    }
}
