package org.walletsuite.platform.error;

/**
 * A refusal that one family has of its own, with the status that it has there. It brings its words along, so that no
 * other family's dialect has to know it.
 */
public non-sealed interface FamilyFailure extends Failure {

    /** The message unless the refusal brings its own. */
    String message();

    /** The code that the family shows besides, where that is more exact than the name. */
    default String errorCode() {
        return name();
    }
}
