package org.walletsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class IdempotencyKeyTest {

    @Test
    void isKeptOnlyWhereTheCallerChoseOne() {
        var caller = UUID.randomUUID();
        assertThat(IdempotencyKey.of("wallet", "festival", caller, "abc").chosen())
                .isEqualTo("wallet:festival:" + caller + ":abc");
        assertThat(IdempotencyKey.of("wallet", "festival", caller, null).chosen())
                .isNull();
    }

    @Test
    void isNamedInAnAnswerThatWasGivenBefore() {
        var again = IdempotencyKey.answer(HttpStatus.CREATED, true).build();
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(IdempotencyKey.answer(HttpStatus.OK, false)
                        .build()
                        .getHeaders()
                        .isEmpty())
                .isTrue();
    }
}
