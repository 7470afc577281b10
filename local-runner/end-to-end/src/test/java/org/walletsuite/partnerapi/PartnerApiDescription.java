package org.walletsuite.partnerapi;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One description of the partner API, made from what each service says of its part of it, and a frame with what none can say.
 * What the frame says of an operation goes before what its service says.
 */
final class PartnerApiDescription {

    private static final String PARTNERS = "/api/v1/partner/";
    private static final String COMPONENTS = "#/components/";
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    private final JsonNode frame;
    private final Map<String, JsonNode> paths = new TreeMap<>();
    private final Map<String, Map<String, JsonNode>> components = new TreeMap<>();

    private PartnerApiDescription(JsonNode frame) {
        this.frame = frame;
    }

    static JsonNode of(JsonNode frame, List<JsonNode> services) {
        var description = new PartnerApiDescription(frame);
        services.forEach(description::add);
        return description.whole();
    }

    private void add(JsonNode service) {
        service.path("paths")
                .propertyStream()
                .filter(path -> path.getKey().startsWith(PARTNERS))
                .forEach(path -> {
                    paths.put(path.getKey(), path.getValue().deepCopy());
                    addReferred(service, path.getValue());
                });
    }

    /** All components that a part refers to, directly or by others. */
    private void addReferred(JsonNode service, JsonNode part) {
        var open = new ArrayDeque<>(references(part).toList());
        var seen = new HashSet<String>();
        for (var reference = open.poll(); reference != null; reference = open.poll()) {
            if (seen.add(reference)) {
                var place = reference.substring(COMPONENTS.length()).split("/", 2);
                var component = service.at(reference.substring(1));
                var before = components
                        .computeIfAbsent(place[0], _ -> new TreeMap<>())
                        .put(place[1], component);
                if (before != null && !before.equals(component)) {
                    throw new IllegalStateException("Two services describe " + reference + " differently");
                }
                references(component).forEach(open::add);
            }
        }
    }

    static Stream<String> references(JsonNode part) {
        return part.findValues("$ref").stream().map(JsonNode::asString);
    }

    private JsonNode whole() {
        var whole = (ObjectNode) frame.deepCopy();
        var all = whole.putObject("paths");
        paths.forEach((path, operations) -> {
            var merged = all.putObject(path);
            operations
                    .propertyStream()
                    .forEach(operation ->
                            merged.set(operation.getKey(), operation(path, operation.getKey(), operation.getValue())));
        });
        components.forEach((kind, some) -> {
            var known = whole.withObject("/components/" + kind);
            some.forEach(known::set);
        });
        return whole;
    }

    /** Tags and ids of services are names of their classes and methods, which say nothing to partners. */
    private JsonNode operation(String path, String method, JsonNode described) {
        var operation = (ObjectNode) described.deepCopy();
        operation.remove("tags");
        operation.put("operationId", id(path, method));
        frame.path("paths")
                .path(path)
                .path(method)
                .propertyStream()
                .forEach(said -> operation.set(said.getKey(), said.getValue()));
        return operation;
    }

    private static String id(String path, String method) {
        var id = new StringBuilder(method);
        WORD.matcher(path.substring(PARTNERS.length()))
                .results()
                .map(word -> word.group())
                .forEach(word ->
                        id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1)));
        return id.toString();
    }
}
