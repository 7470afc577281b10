package org.walletsuite.platform.web;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Turns errors of a body into messages by field. */
final class BodyErrors {

    private static final Map<Class<?>, String> JSON_NAMES = Map.of(
            Long.class, "integer",
            long.class, "integer",
            Integer.class, "integer",
            int.class, "integer",
            String.class, "string",
            Boolean.class, "boolean",
            boolean.class, "boolean",
            UUID.class, "UUID",
            List.class, "list");

    private BodyErrors() {}

    static ApiException invalid(Errors errors) {
        var fields = new TreeMap<String, List<String>>();
        errors.getFieldErrors()
                .forEach(field -> fields.merge(
                        field.getField(), List.of(String.valueOf(field.getDefaultMessage())), BodyErrors::joined));
        return ApiException.invalid(fields);
    }

    /** Constraint violations of a parameter or of an entity that is about to be written. */
    static ApiException violated(ConstraintViolationException error) {
        var fields = new TreeMap<String, List<String>>();
        error.getConstraintViolations()
                .forEach(violation -> fields.merge(
                        violation.getPropertyPath().toString(), List.of(violation.getMessage()), BodyErrors::joined));
        return ApiException.invalid(fields);
    }

    /** The cause is the body reader's exception, or null for a missing body. */
    static ApiException unreadable(@Nullable Throwable cause) {
        return switch (cause) {
            case MismatchedInputException id
            when id.getTargetType() == UUID.class && !id.getPath().isEmpty() ->
                new ApiException(ErrorCode.INVALID_ID, invalidId(fieldPath(id)));
            case InvalidFormatException text
            when text.getTargetType() == String.class
                    && text.getValue() instanceof String
                    && !text.getPath().isEmpty() ->
                ApiException.invalid(fieldPath(text), "Holds a character that can't be stored.");
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() ->
                ApiException.invalid(fieldPath(mismatch), "Not a valid " + simpleName(mismatch.getTargetType()) + ".");
            case InputCoercionException number
            when !number.getPath().isEmpty() ->
                ApiException.invalid(fieldPath(number), "Not a valid " + simpleName(number.getTargetType()) + ".");
            case StreamReadException malformed ->
                new ApiException(
                        ErrorCode.VALIDATION_ERROR,
                        "The body is not valid JSON (line "
                                + malformed.getLocation().getLineNr() + ", column "
                                + malformed.getLocation().getColumnNr() + ").");
            // Such as a number whose exponent is beyond what a decimal can have.
            case DatabindException value
            when !value.getPath().isEmpty() -> ApiException.invalid(fieldPath(value), "Not a valid value.");
            case null -> new ApiException(ErrorCode.VALIDATION_ERROR, "A JSON body is required.");
            default -> new ApiException(ErrorCode.VALIDATION_ERROR, "The body does not have the expected form.");
        };
    }

    private static String fieldPath(JacksonException mismatch) {
        var path = new StringBuilder();
        mismatch.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        });
        return path.toString();
    }

    static String simpleName(@Nullable Class<?> type) {
        if (type == null) {
            return "value";
        }
        if (type.isEnum()) {
            return "value; one of " + List.of(type.getEnumConstants());
        }
        return JSON_NAMES.getOrDefault(type, type.isRecord() ? "object" : "value");
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** {@code walletId} becomes "Invalid wallet ID", as in the festival document. */
    static String invalidId(String parameter) {
        if (parameter.equals("id")) {
            return "Invalid ID";
        }
        var thing = parameter.endsWith("Id") ? parameter.substring(0, parameter.length() - 2) : parameter;
        return "Invalid " + thing + " ID";
    }
}
