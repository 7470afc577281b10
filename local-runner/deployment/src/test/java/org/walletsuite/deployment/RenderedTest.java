package org.walletsuite.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kustomize is no library, so the overlays are kept as rendered; what they were rendered from must not have changed. */
class RenderedTest {

    private static final Path K8S = Manifests.DEPLOY.resolve("k8s");

    /** All that the overlays are made of, seen from there. */
    private static final List<String> SOURCES = List.of(
            "base",
            "components",
            "overlays",
            "../prometheus/kustomization.yaml",
            "../prometheus/prometheusrules.yaml",
            "../grafana/kustomization.yaml",
            "../grafana/dashboards");

    @EveryOverlay
    void anOverlayIsRenderedFromTheSourcesAsTheyAre(String overlay) throws IOException {
        try (var lines = Files.lines(Manifests.renderedFile(overlay))) {
            assertThat(lines.findFirst())
                    .as("deploy/check --update renders the overlays anew")
                    .hasValue("# Rendered by deploy/check --update. SHA-256 of the sources: " + digestOfSources());
        }
    }

    private static String digestOfSources() {
        return digest(SOURCES.stream()
                .flatMap(RenderedTest::files)
                .sorted()
                .map(file -> digest(read(K8S.resolve(file))) + "  " + file + "\n")
                .collect(Collectors.joining()));
    }

    private static Stream<String> files(String source) {
        try (var files = Files.walk(K8S.resolve(source))) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> K8S.relativize(file).toString())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
