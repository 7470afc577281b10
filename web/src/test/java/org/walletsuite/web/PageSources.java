package org.walletsuite.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The pages' files as they are written. */
final class PageSources {

    static final Path ROOT = Path.of(System.getProperty("suite.root"));
    static final Path MODULE = ROOT.resolve("web");
    static final Path APP = MODULE.resolve("src/main/resources/app");
    static final Path TEXTS = APP.resolve("texts");

    private PageSources() {}

    static List<Path> scripts() {
        return files(".js");
    }

    static List<Path> files(String suffix) {
        try (var files = Files.walk(APP)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !file.startsWith(APP.resolve("vendor")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
