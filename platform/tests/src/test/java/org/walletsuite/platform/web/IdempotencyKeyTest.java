package org.walletsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class IdempotencyKeyTest {

    @Test
    void tellsWhetherTheCallerChoseIt() {
        var caller = UUID.randomUUID();
        assertThat(IdempotencyKey.of("wallet", "festival", caller, "abc"))
                .isEqualTo(new IdempotencyKey("wallet:festival:" + caller + ":abc", true));
        assertThat(IdempotencyKey.of("wallet", "festival", caller, null).chosenByCaller())
                .isFalse();
    }

    @Test
    void marksAReplayedAnswer() {
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
