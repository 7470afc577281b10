package org.walletsuite.platform.error;

import org.springframework.http.HttpStatus;

/** A way that a request can fail: one that every family has, or one that a family has of its own. */
public sealed interface Failure permits ErrorCode, FamilyFailure {

    /** The code that is shown where the family shows codes. */
    String name();

    HttpStatus status();
}
