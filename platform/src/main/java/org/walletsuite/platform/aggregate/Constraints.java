package org.walletsuite.platform.aggregate;

import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/** The constraints of a database's tables. */
public final class Constraints {

    private Constraints() {}

    /** The name of the constraint that a write through JDBC or JPA violated, immediately or at a flush or commit. */
    public static Optional<String> violatedBy(DataIntegrityViolationException failure) {
        return failure.getMostSpecificCause() instanceof PSQLException cause
                ? Optional.ofNullable(cause.getServerErrorMessage()).map(message -> message.getConstraint())
                : Optional.empty();
    }
}
