package org.walletsuite.platform.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that is a {@link Line} of any length, or blank, which other constraints may forbid. */
@Constraint(validatedBy = Line.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneLine {

    String message() default "Must be plain text on one line.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
