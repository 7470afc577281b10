package org.walletsuite.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes which fields a request body must have: unlike in a response, nullable fields may be left out, and in a
 * PATCH all may.
 */
final class RequestBodies {

    private RequestBodies() {}

    static void describe(OpenAPI description) {
        if (description.getComponents() == null || description.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema<?>> models = models(description);
        var answers = used(description, models, _ -> true, RequestBodies::answers);
        var changes = used(description, models, HttpMethod.PATCH::equals, RequestBodies::bodies);
        var others = used(description, models, method -> method != HttpMethod.PATCH, RequestBodies::bodies);
        others.forEach(name -> relax(name, models, answers, model -> optional(model)));
        others.addAll(answers);
        changes.forEach(name -> relax(name, models, others, _ -> List.of()));
    }

    @SuppressWarnings("unchecked") // The model's API has no wildcards.
    private static Map<String, Schema<?>> models(OpenAPI description) {
        return (Map<String, Schema<?>>)
                (Map<String, ?>) description.getComponents().getSchemas();
    }

    private static Set<String> used(
            OpenAPI description,
            Map<String, Schema<?>> models,
            Predicate<HttpMethod> methods,
            Function<Operation, Stream<@Nullable Content>> contents) {
        var names = new LinkedHashSet<String>();
        description.getPaths().values().stream()
                .flatMap(item -> item.readOperationsMap().entrySet().stream())
                .filter(operation -> methods.test(operation.getKey()))
                .flatMap(operation -> contents.apply(operation.getValue()))
                .filter(Objects::nonNull)
                .flatMap(content -> content.values().stream())
                .forEach(media -> Schemas.collect(media.getSchema(), models, names));
        return names;
    }

    private static Stream<@Nullable Content> answers(Operation operation) {
        return operation.getResponses().values().stream().map(answer -> answer.getContent());
    }

    private static Stream<@Nullable Content> bodies(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.empty()
                : Stream.of(operation.getRequestBody().getContent());
    }

    private static void relax(
            String name, Map<String, Schema<?>> models, Set<String> elsewhere, Function<Schema<?>, List<String>> left) {
        var model = models.get(name);
        if (model == null || model.getRequired() == null) {
            return;
        }
        var required = left.apply(model);
        if (required.size() < model.getRequired().size() && elsewhere.contains(name)) {
            throw new IllegalStateException(
                    name + " is what several calls take or answer, and would need a description for each");
        }
        model.setRequired(required.isEmpty() ? null : required);
    }

    private static List<String> optional(Schema<?> model) {
        return model.getRequired().stream()
                .filter(name -> !Schemas.allowsNull(
                        Objects.requireNonNull(model.getProperties().get(name))))
                .toList();
    }
}
