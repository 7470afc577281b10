package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import org.walletsuite.runner.trial.Api.Answer;

/** A situation in which the festival family says no, and in which words. */
record Refusal(String situation, int status, String code, String message, Supplier<Answer> answer) {

    DynamicTest test() {
        return DynamicTest.dynamicTest(situation, this::check);
    }

    private void check() {
        var heard = answer.get();
        assertThat(heard.status()).as(heard.body()).isEqualTo(status);
        var error = heard.json().get("error");
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertThat(error.get("message").asString()).isEqualTo(message);
        assertThat(heard.json().size()).isEqualTo(1);
    }
}
