package org.walletsuite.platform.web;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What a partial body says of one field: nothing, so that the field stays, or its new value, of which {@code null} says
 * that it is empty from now on. Constraints on a patch are constraints on the value it was sent with.
 */
@JsonDeserialize(using = PatchReader.class)
public sealed interface Patch<T> {

    record Absent<T>() implements Patch<T> {}

    record Sent<T>(@Nullable T value) implements Patch<T> {}

    static <T> Patch<T> absent() {
        return new Absent<>();
    }

    static <T> Patch<T> of(@Nullable T value) {
        return new Sent<>(value);
    }

    /** The same patch with its value, where it has one, in another form. */
    default Patch<T> map(UnaryOperator<T> form) {
        return this instanceof Sent<T>(var value) && value != null ? of(form.apply(value)) : this;
    }

    /** What a field holds after the change that held this before. */
    default @Nullable T over(@Nullable T before) {
        return switch (this) {
            case Absent<T>() -> before;
            case Sent<T>(var value) -> value;
        };
    }

    /** The same of a field that is never empty, once its constraints have refused {@code null}. */
    default T overRequired(T before) {
        return Objects.requireNonNull(over(before));
    }
}
