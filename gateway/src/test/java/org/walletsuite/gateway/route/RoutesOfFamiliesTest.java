package org.walletsuite.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import org.walletsuite.platform.family.Family;

/** The routes and the families know the same paths. */
class RoutesOfFamiliesTest {

    private static final String OPERATIONS = "/api/v1/admin/operations/";

    /** Of no family: what is published about tokens. */
    private static final List<String> NOBODYS = List.of(
            "/.well-known/openid-configuration",
            "/.well-known/jwks.json",
            "/.well-known/oauth-authorization-server/api/v1/partner");

    /** Only what lies deeper has routes. */
    private static final List<String> LEADS_FURTHER = List.of("/withdrawal/**", "/admin/**");

    private final ApplicationContextRunner gateway = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Test
    void everyRouteLeadsIntoAFamily() {
        patterns(patterns -> assertThat(patterns)
                .filteredOn(pattern -> !pattern.startsWith(OPERATIONS) && !isOfAFamily(pattern))
                .containsExactlyInAnyOrderElementsOf(NOBODYS));
    }

    @Test
    void everyPathOfAFamilyHasARoute() {
        patterns(patterns -> {
            var routes = patterns.stream()
                    .map(PathPatternParser.defaultInstance::parse)
                    .toList();
            assertThat(Stream.of(Family.values())
                            .filter(family -> family != Family.OPERATIONS)
                            .flatMap(family -> family.endpoints().stream())
                            .flatMap(endpoints -> endpoints.paths().stream())
                            .filter(path -> !LEADS_FURTHER.contains(path)))
                    .map(path -> PathContainer.parsePath(path.replace("/**", "/anything")))
                    .allMatch(path -> routes.stream().anyMatch(route -> route.matches(path)));
        });
    }

    /** A route that begins above a family's path leads there too. */
    private static boolean isOfAFamily(String pattern) {
        var start = pattern.replaceFirst("/[^/]*\\*.*", "");
        return Family.of(start) != Family.OPERATIONS
                || Stream.of(Family.values())
                        .filter(family -> family != Family.OPERATIONS)
                        .flatMap(family -> family.endpoints().stream())
                        .flatMap(endpoints -> endpoints.paths().stream())
                        .anyMatch(path -> pattern.contains("*") && path.startsWith(start + "/"));
    }

    private void patterns(Consumer<List<String>> check) {
        gateway.run(context -> check.accept(context.getBean(RouteSettings.class).routes().values().stream()
                .flatMap(group -> group.paths().stream())
                .toList()));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RouteSettings.class)
    static class Settings {}
}
