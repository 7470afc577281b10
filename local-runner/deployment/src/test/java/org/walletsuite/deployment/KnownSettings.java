package org.walletsuite.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The environment variables that a service reads: ours, and Spring's by the metadata in its jars. */
final class KnownSettings {

    private static final Map<String, String> READ_BY_OTHERS = Map.of(
            "JAVA_TOOL_OPTIONS", "the virtual machine",
            "OTEL_EXPORTER_OTLP_ENDPOINT", "Spring Boot, by OpenTelemetry's convention",
            "OTEL_TRACES_SAMPLER_ARG", "Spring Boot, by OpenTelemetry's convention");

    private final Set<String> names;

    KnownSettings() {
        names = Stream.of(
                        ServiceCode.placeholders(),
                        CompiledCode.settings(),
                        ofSpring(),
                        READ_BY_OTHERS.keySet().stream())
                .flatMap(some -> some)
                .collect(Collectors.toSet());
    }

    boolean has(String variable) {
        return names.contains(variable)
                || names.stream().anyMatch(name -> name.endsWith("_") && variable.startsWith(name));
    }

    private static Stream<String> ofSpring() {
        try {
            var files =
                    KnownSettings.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json");
            return Collections.list(files).stream()
                    .flatMap(file -> {
                        try (var content = file.openStream()) {
                            return KubeObject.items(
                                    JsonMapper.shared().readTree(content).path("properties"))
                                    .map(property -> property.path("name").asString())
                                    .toList()
                                    .stream();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    // Both forms are read.
                    .flatMap(name ->
                            Stream.of(CompiledCode.variable(name), CompiledCode.variable(name.replace('-', '.'))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
