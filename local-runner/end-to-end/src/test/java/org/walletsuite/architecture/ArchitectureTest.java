package org.walletsuite.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every architecture rule holds for the production code, and is violated by the class planted against it. */
class ArchitectureTest {

    private static final JavaClasses PRODUCTION = SuiteSources.production();
    private static final JavaClasses PLANTED = SuiteSources.planted();

    static Stream<Arguments> rules() {
        return ArchitectureRules.all().entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theProductionCodeKeepsIt(String name, ArchRule rule) {
        assertThat(PRODUCTION).hasSizeGreaterThan(100);
        rule.check(PRODUCTION);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aPlantedClassViolatesIt(String name, ArchRule rule) {
        var suspects = PLANTED.that(describe("were planted against " + name, type -> isPlantedAgainst(name, type)));
        assertThat(rule.evaluate(suspects).hasViolation()).as(name).isTrue();
    }

    private static boolean isPlantedAgainst(String name, JavaClass type) {
        return type.getPackageName().endsWith(".planted." + name.split("\\.", 2)[0]);
    }
}
