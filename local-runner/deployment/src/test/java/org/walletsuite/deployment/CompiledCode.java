package org.walletsuite.deployment;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.annotation.AnnotationUtils;
import org.walletsuite.runner.Service;

/** What the services' classes declare: topics, listeners and settings. */
final class CompiledCode {

    private static final String LISTENER = "org.springframework.kafka.annotation.KafkaListener";
    private static final String SETTINGS = ConfigurationProperties.class.getName();

    private static final JavaClasses CLASSES = read();

    private CompiledCode() {}

    /** Only what is declared there counts, so that nothing else need be read. */
    private static JavaClasses read() {
        var settings = ArchConfiguration.get();
        settings.setResolveMissingDependenciesFromClassPath(false);
        try {
            return new ClassFileImporter()
                    .importPaths(Stream.concat(
                                    Stream.of("platform"),
                                    Arrays.stream(Service.values()).map(Service::module))
                            .map(CompiledCode::compiled)
                            .toList());
        } finally {
            settings.setResolveMissingDependenciesFromClassPath(true);
        }
    }

    private static Path compiled(String module) {
        return Manifests.ROOT.resolve(module).resolve("target/classes");
    }

    private static Stream<JavaClass> of(Service service) {
        var folder = compiled(service.module()).toUri().toString();
        return CLASSES.stream()
                .filter(type -> type.getSource()
                        .map(source -> source.getUri().toString().startsWith(folder))
                        .orElse(false));
    }

    /** The topics of a listener, by its id, which is also its consumer group. */
    static Map<String, List<String>> listeners(Service service) {
        var listeners = new TreeMap<String, List<String>>();
        of(service)
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(LISTENER))
                .map(method -> method.getAnnotationOfType(LISTENER))
                .forEach(listener -> listeners.put((String) listener.get("id").orElseThrow(), List.of((String[])
                        listener.get("topics").orElseThrow())));
        return listeners;
    }

    /** The topics that a service creates, and so publishes on, by name. */
    static Map<String, NewTopic> topics(Service service) {
        var topics = new TreeMap<String, NewTopic>();
        try (var loader = new URLClassLoader(
                new URL[] {compiled(service.module()).toUri().toURL()}, CompiledCode.class.getClassLoader())) {
            for (var method : makersOfTopics(service).toList()) {
                var topic = make(loader, method);
                topics.put(topic.name(), topic);
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("The topics of " + service + " can't be made", e);
        }
        return topics;
    }

    private static Stream<JavaMethod> makersOfTopics(Service service) {
        return of(service)
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getRawReturnType().isEquivalentTo(NewTopic.class));
    }

    private static NewTopic make(ClassLoader loader, JavaMethod found)
            throws ReflectiveOperationException, MalformedURLException {
        var type = Class.forName(found.getOwner().getName(), true, loader);
        var method = Arrays.stream(type.getDeclaredMethods())
                .filter(one -> one.getName().equals(found.getName()))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        var settings = Arrays.stream(method.getParameterTypes())
                .map(CompiledCode::defaults)
                .toArray();
        return (NewTopic) method.invoke(constructor.newInstance(), settings);
    }

    private static Object defaults(Class<?> settings) {
        var prefix = Objects.requireNonNull(AnnotationUtils.findAnnotation(settings, ConfigurationProperties.class))
                .value();
        return new Binder(new MapConfigurationPropertySource()).bindOrCreate(prefix, Bindable.of(settings));
    }

    /** The environment variables of all settings records; one of a map ends with an underscore, whatever follows. */
    static Stream<String> settings() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(SETTINGS))
                .flatMap(type -> variables(prefix(type), type));
    }

    private static String prefix(JavaClass settings) {
        var annotation = settings.getAnnotationOfType(SETTINGS);
        return Stream.of("value", "prefix")
                .map(name -> (String) annotation.get(name).orElse(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> variables(String prefix, JavaClass settings) {
        return settings.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .flatMap(field -> {
                    var name = prefix + "." + field.getName();
                    var type = field.getRawType();
                    if (type.isAssignableTo(Map.class)) {
                        return Stream.of(variable(name) + "_");
                    }
                    var isNested = type.isRecord() && type.getPackageName().startsWith("org.walletsuite");
                    return isNested ? variables(name, type) : Stream.of(variable(name));
                });
    }

    static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
