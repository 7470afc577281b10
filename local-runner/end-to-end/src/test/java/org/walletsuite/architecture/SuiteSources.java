package org.walletsuite.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources and classes that the architecture rules check. */
final class SuiteSources {

    static final List<String> SERVICES =
            List.of("gateway", "wallet", "ledger", "payment", "voucher", "withdrawal", "notification", "partnersync");

    private static final int DEEPEST_MODULE = 2;
    private static final Pattern GENERATED = Pattern.compile(".*/org/walletsuite/sdk/[a-z]+/.*");
    private static final Path ROOT = Path.of(System.getProperty("suite.root"));

    private SuiteSources() {}

    /** The production classes of all modules; of the SDK those that are not generated. */
    static JavaClasses production() {
        return new ClassFileImporter()
                .withImportOption(location -> !location.matches(GENERATED))
                .importPaths(modules().stream()
                        .map(module -> module.resolve("target/classes"))
                        .filter(Files::isDirectory)
                        .toList());
    }

    /** The planted classes, each of which violates one rule. */
    static JavaClasses planted() {
        return new ClassFileImporter().importPath(ROOT.resolve("local-runner/end-to-end/target/test-classes"));
    }

    static List<Path> sources() {
        return modules().stream()
                .map(module -> module.resolve("src"))
                .filter(Files::isDirectory)
                .flatMap(SuiteSources::javaFilesUnder)
                .toList();
    }

    static Path root() {
        return ROOT;
    }

    private static List<Path> modules() {
        try (var entries = Files.walk(ROOT, DEEPEST_MODULE)) {
            return entries.filter(entry -> !entry.equals(ROOT) && Files.exists(entry.resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFilesUnder(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
