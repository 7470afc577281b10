package org.walletsuite.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files in {@code deploy/}. */
final class Manifests {

    static final Path ROOT = Path.of(System.getProperty("suite.root"));
    static final Path DEPLOY = ROOT.resolve("deploy");

    /** The overlays in which nothing is left out. */
    static final List<String> LARGE = List.of("uat", "production");

    static final List<String> OVERLAYS = List.of("local", "uat", "production");

    private static final Map<String, List<KubeObject>> RENDERED = OVERLAYS.stream()
            .collect(Collectors.toUnmodifiableMap(
                    overlay -> overlay, overlay -> objects(overlay, renderedFile(overlay))));

    private Manifests() {}

    static Path renderedFile(String overlay) {
        return DEPLOY.resolve("k8s/rendered/" + overlay + ".yaml");
    }

    /** All objects of an overlay as Kustomize makes them. */
    static List<KubeObject> rendered(String overlay) {
        return Objects.requireNonNull(RENDERED.get(overlay));
    }

    static Stream<KubeObject> rendered(String overlay, String kind) {
        return rendered(overlay).stream().filter(object -> object.is(kind));
    }

    static KubeObject one(String overlay, String kind, String name) {
        return rendered(overlay, kind)
                .filter(object -> object.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " " + name + " in " + overlay));
    }

    /** The deployments and migrations of the services. */
    static Stream<KubeObject> services(String overlay) {
        return rendered(overlay).stream()
                .filter(object -> object.at("/metadata/labels/app.kubernetes.io~1component")
                        .asString("")
                        .matches("service|migration"))
                .filter(object -> object.is("Deployment") || object.is("Job"));
    }

    /**
     * The objects in the files that the components list, also of components that no overlay has; the folders that they
     * list are in every overlay that has the component.
     */
    static List<KubeObject> ofComponents() {
        try (var files = Files.walk(DEPLOY.resolve("k8s/components"))) {
            return files.filter(file -> file.endsWith("kustomization.yaml"))
                    .sorted()
                    .flatMap(file -> documents(file)
                            .flatMap(list -> KubeObject.items(list.path("resources")))
                            .map(name -> file.resolveSibling(name.asString()))
                            .filter(Files::isRegularFile))
                    .flatMap(file -> objects(DEPLOY.relativize(file).toString(), file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is applied by hand to restore a database. */
    static List<KubeObject> ofRecovery() {
        return objects("recovery", DEPLOY.resolve("k8s/recovery/voucher-db.yaml"));
    }

    static Stream<JsonNode> documents(Path file) {
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return StreamSupport.stream(yaml.loadAll(Files.readString(file)).spliterator(), false)
                    .filter(Objects::nonNull)
                    .map(document -> JsonMapper.shared().<JsonNode>valueToTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<KubeObject> objects(String source, Path file) {
        return documents(file).map(json -> new KubeObject(source, json)).toList();
    }
}
