package org.walletsuite.platform.web;

import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Validator;
import org.walletsuite.platform.error.ApiException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the items of a body that are validated one by one, with the same strictness and error messages as whole bodies.
 */
public final class BodyReader {

    private final JsonMapper json;
    private final Validator validator;

    public BodyReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** Throws {@link ApiException}, mostly VALIDATION_ERROR, when the item is malformed or invalid. */
    public <T> T read(JsonNode item, Class<T> type) {
        var value = parse(item, type);
        var errors = new BeanPropertyBindingResult(value, type.getSimpleName());
        validator.validate(value, errors);
        if (errors.hasErrors()) {
            throw BodyErrors.invalid(errors);
        }
        return value;
    }

    private <T> T parse(JsonNode item, Class<T> type) {
        try {
            return json.treeToValue(item, type);
        } catch (JacksonException e) {
            throw BodyErrors.unreadable(e);
        }
    }
}
