package org.walletsuite.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/**
 * A component of a record as our JSON mapper reads and writes it.
 *
 * @param component its name in Java
 * @param name its name on the wire
 * @param nullable whether its value on the wire may be null
 * @param always whether it is always written, and must be given where it has no default
 * @param filled whether it is refused when it is present but empty
 */
record WireField(String component, String name, AnnotatedType type, boolean nullable, boolean always, boolean filled) {

    private static final Set<JsonInclude.Include> WRITTEN =
            Set.of(JsonInclude.Include.ALWAYS, JsonInclude.Include.USE_DEFAULTS, JsonInclude.Include.CUSTOM);

    private static final Set<JsonInclude.Include> UNLESS_NULL =
            Set.of(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_ABSENT);

    private static final AnnotatedType[] NONE = {};

    /** The fields of a record, including those of its unwrapped components. */
    static List<WireField> of(Class<?> type, JsonMapper json) {
        var config = json.serializationConfig();
        var introspector = config.classIntrospectorInstance().forOperation(config);
        var javaType = json.constructType(type);
        var bean = introspector.introspectForSerialization(javaType, introspector.introspectClassAnnotations(javaType));
        var inclusion = bean.findPropertyInclusion(config.getDefaultPropertyInclusion());
        var properties = bean.findProperties().stream()
                .collect(Collectors.toMap(
                        BeanPropertyDefinition::getInternalName, Function.identity(), (first, _) -> first));
        return Stream.of(type.getRecordComponents())
                .flatMap(component -> {
                    var property = properties.get(component.getName());
                    var field = field(type, component);
                    if (field.isAnnotationPresent(JsonUnwrapped.class)) {
                        return of(component.getType(), json).stream();
                    }
                    return property == null
                            ? Stream.empty()
                            : Stream.of(of(field, property, inclusion.withOverrides(property.findInclusion()), json));
                })
                .toList();
    }

    private static WireField of(
            Field field, BeanPropertyDefinition property, JsonInclude.Value inclusion, JsonMapper json) {
        var type = field.getAnnotatedType();
        if (isDemanded(field)) {
            return new WireField(field.getName(), property.getName(), type, false, true, isFilled(field));
        }
        var wrapped = wrapped(field, type);
        if (wrapped != null) {
            var nullable = !isDemanded(wrapped) && !isTyped(field);
            return new WireField(field.getName(), property.getName(), wrapped, nullable, false, isFilled(wrapped));
        }
        var mayBeNull = type.isAnnotationPresent(Nullable.class);
        if (mayBeNull && isRefusedAsNull(field.getDeclaringClass(), property.getName(), json)) {
            return new WireField(field.getName(), property.getName(), type, false, false, false);
        }
        var isAlways = WRITTEN.contains(inclusion.getValueInclusion())
                || (UNLESS_NULL.contains(inclusion.getValueInclusion()) && !mayBeNull);
        return new WireField(field.getName(), property.getName(), type, isAlways && mayBeNull, isAlways, false);
    }

    /** The value type of a wrapper that says whether its value is given, such as Optional; null for anything else. */
    private static @Nullable AnnotatedType wrapped(Field field, AnnotatedType type) {
        var isWrapper = type instanceof AnnotatedParameterizedType
                && !field.getType().isRecord()
                && !Iterable.class.isAssignableFrom(field.getType());
        var arguments = isWrapper ? ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments() : NONE;
        return arguments.length == 1 ? arguments[0] : null;
    }

    /** Whether it may be absent from a request, but not null. */
    private static boolean isRefusedAsNull(Class<?> type, String name, JsonMapper json) {
        try {
            json.readValue("{\"" + name + "\":null}", type);
            return false;
        } catch (InvalidNullException e) {
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Whether it is declared as required, though Java accepts null in order to report it in the family's format. */
    static boolean isDemanded(AnnotatedElement element) {
        var schema = element.getAnnotation(Schema.class);
        return (schema != null && schema.requiredMode() == Schema.RequiredMode.REQUIRED)
                || element.isAnnotationPresent(NotNull.class)
                || isFilled(element);
    }

    /** Whether its types are declared without null. */
    private static boolean isTyped(AnnotatedElement element) {
        var schema = element.getAnnotation(Schema.class);
        return schema != null
                && schema.types().length > 0
                && !List.of(schema.types()).contains("null");
    }

    private static boolean isFilled(AnnotatedElement element) {
        return element.isAnnotationPresent(NotBlank.class) || element.isAnnotationPresent(NotEmpty.class);
    }

    private static Field field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Every component of a record has a field", e);
        }
    }
}
