package org.walletsuite.platform.idempotency;

import org.springframework.http.HttpStatus;

/** How an accepted command is answered. A refusal is an exception: it is not kept, and the same key decides again. */
public record Reply<T>(HttpStatus status, T body) {

    public static <T> Reply<T> ok(T body) {
        return new Reply<>(HttpStatus.OK, body);
    }

    public static <T> Reply<T> created(T body) {
        return new Reply<>(HttpStatus.CREATED, body);
    }
}
