package org.walletsuite.platform.idempotency;

import com.fasterxml.jackson.annotation.JsonValue;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.util.RawValue;

/**
 * The body of an answer in the very bytes it was written in first, or one that is the same whenever it is made.
 *
 * @param <T> what it says, for whoever describes it
 */
@SuppressWarnings("UnusedTypeParameter") // API descriptions go by it.
public final class FirstAnswer<T> {

    private final Object body;

    private FirstAnswer(Object body) {
        this.body = body;
    }

    static <T> ResponseEntity<FirstAnswer<T>> entity(IdempotencyRows.Answer answer, boolean replayed) {
        return IdempotencyKey.answer(HttpStatus.valueOf(answer.status()), replayed)
                .body(new FirstAnswer<>(new RawValue(answer.body())));
    }

    /** An answer that needs not be kept: all of it comes from what never changes, such as a transfer. */
    public static <T> ResponseEntity<FirstAnswer<T>> of(Reply<T> reply, boolean replayed) {
        return IdempotencyKey.answer(reply.status(), replayed).body(new FirstAnswer<>(reply.body()));
    }

    @JsonValue
    Object body() {
        return body;
    }
}
