package org.walletsuite.platform.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.walletsuite.platform.web.IdempotencyKey;

/**
 * Corrects springdoc's description of a handler: form fields, which it takes for query parameters, and further
 * responses.
 */
final class HandlerOperationCustomizer implements OperationCustomizer {

    private static final List<String> FORMS = List.of(
            org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE,
            org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE);

    /** The page's number and size; a size that is too large is clamped. */
    private static final List<String> PAGING = List.of("page", "per_page", "page_size");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        form(handler).ifPresent(type -> moveFields(operation, handler, type));
        var further = handler.getMethodAnnotation(AdditionalResponses.class);
        if (further != null) {
            Stream.of(further.value()).forEach(status -> addAnswer(operation, status));
        }
        parameter(operation, "header", IdempotencyKey.HEADER)
                .ifPresent(header -> header.getSchema().pattern("^[\\x21-\\x7E]{1,255}$"));
        PAGING.forEach(name -> parameter(operation, "query", name)
                .ifPresent(number -> number.getSchema().minimum(BigDecimal.ONE)));
        return operation;
    }

    private static Optional<String> form(HandlerMethod handler) {
        return Stream.of(handler.getMethod(), handler.getBeanType())
                .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, RequestMapping.class))
                .flatMap(mapping -> mapping == null ? Stream.empty() : Stream.of(mapping.consumes()))
                .filter(FORMS::contains)
                .findFirst();
    }

    private static void moveFields(Operation operation, HandlerMethod handler, String type) {
        var form = formOf(operation, type);
        for (var parameter : handler.getMethodParameters()) {
            var field = parameter.getParameterAnnotation(RequestParam.class);
            if (field == null) {
                continue;
            }
            var name = field.name().isEmpty() ? parameter.getParameter().getName() : field.name();
            parameter(operation, "query", name).ifPresent(text -> {
                form.addProperty(name, text.getSchema());
                operation.getParameters().remove(text);
            });
            if (field.required() || WireField.isDemanded(parameter.getParameter())) {
                form.addRequiredItem(name);
            }
        }
    }

    private static Schema<?> formOf(Operation operation, String type) {
        var body = operation.getRequestBody() == null ? new RequestBody() : operation.getRequestBody();
        operation.setRequestBody(body.required(true));
        var content = body.getContent() == null ? new Content() : body.getContent();
        body.setContent(content);
        var form = content.computeIfAbsent(type, _ -> new MediaType().schema(new ObjectSchema()));
        return form.getSchema();
    }

    private static Optional<Parameter> parameter(Operation operation, String in, String name) {
        return operation.getParameters() == null
                ? Optional.empty()
                : operation.getParameters().stream()
                        .filter(parameter -> in.equals(parameter.getIn()) && name.equals(parameter.getName()))
                        .findFirst();
    }

    private static void addAnswer(Operation operation, HttpStatus status) {
        operation
                .getResponses()
                .addApiResponse(
                        Integer.toString(status.value()),
                        new ApiResponse()
                                .description(status.getReasonPhrase())
                                .content(status.isError() ? null : successOf(operation)));
    }

    private static @Nullable Content successOf(Operation operation) {
        return operation.getResponses().entrySet().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .map(answer -> answer.getValue().getContent())
                .findFirst()
                .orElse(null);
    }
}
