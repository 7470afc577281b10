package org.walletsuite.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every public type of the platform serves at least two services: directly, through another part of the platform, or as
 * part of a type that does.
 */
class PlatformServesManyTest {

    private static final String PLATFORM = "org.walletsuite.platform.";

    /** Public types whose second service is still to come, or is not visible in the classes, each with the reason. */
    private static final Map<String, String> EXCUSED = Map.ofEntries(
            Map.entry(PLATFORM + "database.AdvisoryLocks", "every service, as constants that are compiled in"),
            Map.entry(
                    PLATFORM + "reconciliation.Discrepancies",
                    "every check, through the platform's own, and the ledger's verify"),
            Map.entry(
                    PLATFORM + "partner.PartnerTokenFailure",
                    "the partners' token calls, and their error format, whose switch names no class"),
            Map.entry(PLATFORM + "security.Principal", "every service, through its records"),
            Map.entry(
                    PLATFORM + "security.TokenChain",
                    "every service, through the platform's own chain, and the gateway"));

    private final JavaClasses suite = SuiteSources.production();

    @Test
    void everyPublicTypeServesAtLeastTwoServices() {
        var lonely = new TreeMap<String, Set<String>>();
        var serving = suite.stream()
                .filter(PlatformServesManyTest::isPublicInPlatform)
                .filter(PlatformServesManyTest::servesMany)
                .collect(Collectors.toSet());
        boolean grows;
        do {
            grows = serving.addAll(suite.stream()
                    .filter(PlatformServesManyTest::isPublicInPlatform)
                    .filter(type -> isPartOf(type, serving))
                    .toList());
        } while (grows);
        suite.stream()
                .filter(PlatformServesManyTest::isPublicInPlatform)
                .filter(type -> !serving.contains(type))
                .forEach(type -> lonely.put(type.getName(), users(type)));
        assertThat(lonely.keySet()).as(lonely.toString()).isEqualTo(EXCUSED.keySet());
    }

    private static boolean isPublicInPlatform(JavaClass type) {
        return type.getPackageName().startsWith(PLATFORM)
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.isTopLevelClass()
                && !type.getSimpleName().endsWith("Configuration")
                && !type.getSimpleName().equals("package-info");
    }

    private static boolean servesMany(JavaClass type) {
        var users = users(type);
        return users.size() > 1 || users.contains("platform");
    }

    /** The services that depend on it; "platform" when another package of the platform does. */
    private static Set<String> users(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .filter(user -> !user.getPackageName().equals(type.getPackageName()))
                .map(user -> user.getPackageName().split("\\.", -1)[2])
                .collect(Collectors.toSet());
    }

    private static boolean isPartOf(JavaClass type, Set<JavaClass> serving) {
        return type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .map(JavaClass::getBaseComponentType)
                .anyMatch(user -> serving.contains(user)
                        || user.getEnclosingClass().filter(serving::contains).isPresent());
    }
}
