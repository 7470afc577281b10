package org.walletsuite.platform.web;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * One field of a partial body: absent, so that the field stays, or its new value, where {@code null} clears it.
 * Constraints on a patch apply to its value.
 */
@JsonDeserialize(using = PatchDeserializer.class)
public sealed interface Patch<T> {

    record Absent<T>() implements Patch<T> {}

    record Sent<T>(@Nullable T value) implements Patch<T> {}

    static <T> Patch<T> absent() {
        return new Absent<>();
    }

    static <T> Patch<T> of(@Nullable T value) {
        return new Sent<>(value);
    }

    /** The same patch with its value, if any, mapped. */
    default Patch<T> map(UnaryOperator<T> form) {
        return this instanceof Sent<T>(var value) && value != null ? of(form.apply(value)) : this;
    }

    /** The field's value after the change, given the value before. */
    default @Nullable T over(@Nullable T before) {
        return switch (this) {
            case Absent<T>() -> before;
            case Sent<T>(var value) -> value;
        };
    }

    /** The same for a required field, whose constraints have refused {@code null}. */
    default T overRequired(T before) {
        return Objects.requireNonNull(over(before));
    }
}
