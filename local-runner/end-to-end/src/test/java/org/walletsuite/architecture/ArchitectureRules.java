package org.walletsuite.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The architecture rules, each under the name of the planted package that violates it. */
final class ArchitectureRules {

    private static final String SUITE = "org.walletsuite..";
    private static final String PLATFORM = "org.walletsuite.platform..";
    private static final Set<String> CLOCKLESS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Year");

    private static final Set<String> PERSISTENT = Set.of(
            "jakarta.persistence.Entity", "jakarta.persistence.Embeddable", "jakarta.persistence.MappedSuperclass");

    private ArchitectureRules() {}

    static Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("fieldinjection", fields().should(notBeInjected()).as("Constructors are injected, fields are not"));
        rules.put(
                "value",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                        .as("Settings are records, not @Value"));
        rules.put(
                "names",
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Manager|DTO|Dto|Mapper|Util|Utils|Helper)")
                        .orShould()
                        .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..")
                        .as("Names come from the business"));
        rules.put(
                "controllers",
                classes()
                        .that(annotatedWith("org.springframework.web.bind.annotation.RestController"))
                        .or(annotatedWith("org.springframework.stereotype.Controller"))
                        .should()
                        .bePackagePrivate());
        for (var service : SuiteSources.SERVICES) {
            rules.put(
                    "neighbours." + service,
                    noClasses()
                            .that()
                            .resideInAPackage("org.walletsuite." + service + "..")
                            .should()
                            .dependOnClassesThat(describe(
                                    "belong to another service",
                                    other -> SuiteSources.SERVICES.stream()
                                            .filter(name -> !name.equals(service))
                                            .anyMatch(name ->
                                                    other.getPackageName().equals("org.walletsuite." + name)
                                                            || other.getPackageName()
                                                                    .startsWith("org.walletsuite." + name + ".")))));
        }
        rules.put(
                "platform",
                noClasses()
                        .that()
                        .resideInAPackage(PLATFORM)
                        .should()
                        .dependOnClassesThat(resideInAPackage(SUITE).and(resideOutsideOfPackages(PLATFORM))));
        rules.put(
                "cycles",
                slices().matching("org.walletsuite.(*).(*)..").should().beFreeOfCycles());
        rules.put(
                "kafka",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.walletsuite.platform.event..")
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching("org\\.springframework\\.kafka\\.core\\.KafkaTemplate"
                                + "|org\\.apache\\.kafka\\.clients\\.producer\\.(Kafka)?Producer"));
        rules.put(
                "ledger",
                noClasses()
                        .that()
                        .resideOutsideOfPackages("org.walletsuite.platform.ledger..", "org.walletsuite.ledger..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.walletsuite.platform.ledger.LedgerApi")
                        .as("Commands go to the ledger through Ledger, which knows whether one may have run"));
        rules.put(
                "listeners",
                methods()
                        .that(annotatedWith("org.springframework.kafka.annotation.KafkaListener"))
                        .should(goThroughTheInbox())
                        .allowEmptyShould(true));
        rules.put(
                "listeners.names",
                methods()
                        .that(annotatedWith("org.springframework.kafka.annotation.KafkaListener"))
                        .should(haveAGroupOfTheirOwn())
                        .allowEmptyShould(true));
        rules.put(
                "security",
                noMethods()
                        .that()
                        .areDeclaredInClassesThat(resideOutsideOfPackages(PLATFORM, "org.walletsuite.gateway.."))
                        .should()
                        .haveRawReturnType("org.springframework.security.web.SecurityFilterChain"));
        rules.put(
                "entities",
                noClasses().that().resideInAPackage(PLATFORM).should().beAnnotatedWith("jakarta.persistence.Entity"));
        rules.put(
                "openentities",
                classes()
                        .that(areEntities())
                        .should()
                        .bePackagePrivate()
                        .allowEmptyShould(true)
                        .as("An entity stays in its package"));
        rules.put(
                "setters",
                noMethods()
                        .that()
                        .areDeclaredInClassesThat(areEntities())
                        .should()
                        .haveNameMatching("set[A-Z].*")
                        .allowEmptyShould(true)
                        .as("An entity has behaviour, no setters"));
        rules.put("clock", noClasses().should(readTheTimeWithoutAClock()));
        rules.put(
                "streams",
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("org.walletsuite.runner.cli.Console")
                        .should(useStandardStreams()));
        rules.put("nullmarked", classes().should(liveInNullMarkedPackages()));
        return rules;
    }

    private static DescribedPredicate<JavaClass> areEntities() {
        return describe(
                "are entities or parts of them", type -> PERSISTENT.stream().anyMatch(type::isAnnotatedWith));
    }

    private static ArchCondition<JavaField> notBeInjected() {
        return new ArchCondition<>("not be injected") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                var injected = field.getAnnotations().stream()
                        .map(annotation -> annotation.getRawType().getName())
                        .anyMatch(name -> name.matches(".*\\.(Autowired|Inject|Resource|Value|PersistenceContext)"));
                if (injected) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is injected"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> goThroughTheInbox() {
        return new ArchCondition<>("be transactional and go through the inbox") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var transactional = method.isAnnotatedWith("org.springframework.transaction.annotation.Transactional");
                var inbox = method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getName().equals("org.walletsuite.platform.event.Inbox")
                                && call.getName().equals("firstSeen"));
                if (!transactional || !inbox) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " is not transactional or does not ask the inbox"));
                }
            }
        };
    }

    /** All services share one space of consumer groups: two listeners with the same id would each get half of the events. */
    private static ArchCondition<JavaMethod> haveAGroupOfTheirOwn() {
        return new ArchCondition<>("have an id that no other listener has") {
            private final Map<Object, JavaMethod> owners = new HashMap<>();

            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var id = method.getAnnotationOfType("org.springframework.kafka.annotation.KafkaListener")
                        .get("id")
                        .orElse("");
                var owner = owners.putIfAbsent(id, method);
                if (id.equals("") || (owner != null && !owner.equals(method))) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " has no id or that of another listener: " + id));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> readTheTimeWithoutAClock() {
        return new ArchCondition<>("read the time without a clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(call -> isClockless(
                                call.getTargetOwner(),
                                call.getName(),
                                call.getTarget().getRawParameterTypes().size()))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
                type.getConstructorCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Date.class)
                                && call.getTarget().getRawParameterTypes().isEmpty())
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
            }
        };
    }

    private static boolean isClockless(JavaClass owner, String method, int parameters) {
        return (CLOCKLESS.contains(owner.getName()) && method.equals("now") && parameters == 0)
                || (owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis"));
    }

    private static ArchCondition<JavaClass> useStandardStreams() {
        return new ArchCondition<>("use the standard streams") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(ArchitectureRules::isStandardStream)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
            }
        };
    }

    private static boolean isStandardStream(JavaAccess<?> access) {
        return (access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err").contains(access.getName()))
                || access.getName().equals("printStackTrace");
    }

    private static ArchCondition<JavaClass> liveInNullMarkedPackages() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }
}
