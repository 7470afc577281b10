package org.walletsuite.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.walletsuite.runner.Service;
import tools.jackson.databind.JsonNode;

/** What the sources and settings of the services say about whom they connect to. */
final class ServiceCode {

    private static final Pattern CLIENT =
            Pattern.compile("\\.(?:create\\(\\s*\\w+\\.class,|plain\\()\\s*\"(\\w+)\"\\s*\\)");
    private static final Pattern DEFAULT_URL = Pattern.compile("\\$\\{\\w+:(http[^}]+)}");
    private static final Path PLATFORM = Manifests.ROOT.resolve("platform/src/main");

    private ServiceCode() {}

    /** The services that a service calls over HTTP. */
    static Set<Service> calls(Service service) {
        var sources = sources(main(service)).map(ServiceCode::read).toList();
        var called = Stream.of(
                        sources.stream().flatMap(ServiceCode::clients),
                        clientsOfPlatform().entrySet().stream()
                                .filter(part -> sources.stream().anyMatch(source -> source.contains(part.getKey())))
                                .flatMap(part -> part.getValue().stream()),
                        routes(service))
                .flatMap(names -> names)
                .map(name -> Service.valueOf(name.toUpperCase(Locale.ROOT)));
        return Stream.concat(called, tokenIssuers()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The parts of the platform that call a service, and which, by the name that a service imports them with. */
    private static Map<String, List<String>> clientsOfPlatform() {
        return sources(PLATFORM)
                .filter(file -> CLIENT.matcher(read(file)).find())
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ".class"),
                        file -> clients(read(file)).toList()));
    }

    private static Stream<String> clients(String source) {
        return CLIENT.matcher(source).results().map(found -> found.group(1));
    }

    private static Stream<String> routes(Service service) {
        return settings(service)
                .at("/gateway/routes")
                .valueStream()
                .map(route -> route.path("service").asString());
    }

    /** Every service fetches the keys of both issuers, the issuers their own included. */
    private static Stream<Service> tokenIssuers() {
        return KubeObject.items(defaults().at("/suite/security/issuers"))
                .flatMap(issuer ->
                        DEFAULT_URL.matcher(issuer.path("jwks-uri").asString()).results())
                .map(found -> URI.create(found.group(1)).getPort())
                .map(port -> Arrays.stream(Service.values())
                        .filter(service -> service.defaultPort() == port)
                        .findFirst()
                        .orElseThrow());
    }

    /** Whether it sends mails. */
    static boolean sendsMails(Service service) {
        return !settings(service).at("/notification/mail").isMissingNode();
    }

    /** Whether it calls addresses that partners chose. */
    static boolean callsPartners(Service service) {
        return !settings(service).at("/partners/allow-private-webhooks").isMissingNode();
    }

    /** Whether its replicas share their counts in Redis. */
    static boolean countsInRedis(Service service) {
        return !settings(service).at("/gateway/redis").isMissingNode();
    }

    /** Whether it takes tokens of an operator's OpenID provider, whose keys it fetches. */
    static boolean asksProvider(Service service) {
        return !settings(service).at("/suite/log-in/issuer").isMissingNode();
    }

    /** The names of environment variables in the services' settings files. */
    static Stream<String> placeholders() {
        return Stream.concat(
                        Stream.of(PLATFORM.resolve("resources/suite-defaults.yml")),
                        Arrays.stream(Service.values()).map(ServiceCode::settingsFile))
                .flatMap(file ->
                        Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)").matcher(read(file)).results().toList().stream())
                .map((MatchResult found) -> found.group(1));
    }

    /** The service's own, which win over the defaults that the document before them imports. */
    static JsonNode settings(Service service) {
        return Manifests.documents(settingsFile(service)).toList().getLast();
    }

    /** The part of the settings file over which the defaults win. */
    static JsonNode beforeDefaults(Service service) {
        return Manifests.documents(settingsFile(service)).findFirst().orElseThrow();
    }

    static JsonNode defaults() {
        return Manifests.documents(PLATFORM.resolve("resources/suite-defaults.yml"))
                .findFirst()
                .orElseThrow();
    }

    /** The setting's own file may write {@code server.port} in one or two steps. */
    static int port(Service service) {
        var settings = settings(service);
        return settings.has("server.port")
                ? settings.path("server.port").intValue()
                : settings.at("/server/port").intValue();
    }

    static String pom(Service service) {
        return read(Manifests.ROOT.resolve(service.module()).resolve("pom.xml"));
    }

    private static Path settingsFile(Service service) {
        return main(service).resolve("resources/application.yml");
    }

    private static Path main(Service service) {
        return Manifests.ROOT.resolve(service.module()).resolve("src/main");
    }

    private static Stream<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
