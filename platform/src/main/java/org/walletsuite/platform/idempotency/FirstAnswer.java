package org.walletsuite.platform.idempotency;

import com.fasterxml.jackson.annotation.JsonValue;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.util.RawValue;

/**
 * The body of an answer in the very bytes it was written in first.
 *
 * @param <T> what it says, for whoever describes it
 */
@SuppressWarnings("UnusedTypeParameter") // API descriptions go by it.
public final class FirstAnswer<T> {

    private final String json;

    private FirstAnswer(String json) {
        this.json = json;
    }

    static <T> ResponseEntity<FirstAnswer<T>> entity(IdempotencyRows.Answer answer, boolean replayed) {
        return IdempotencyKey.answer(HttpStatus.valueOf(answer.status()), replayed)
                .body(new FirstAnswer<>(answer.body()));
    }

    @JsonValue
    RawValue json() {
        return new RawValue(json);
    }
}
