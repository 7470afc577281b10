package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import org.walletsuite.runner.fixture.GatewayClient.Answer;

/** A situation in which the festival family refuses a request, with the error it documents. */
record Refusal(String situation, int status, String code, String message, Supplier<Answer> answer) {

    DynamicTest test() {
        return DynamicTest.dynamicTest(situation, this::check);
    }

    private void check() {
        var answered = answer.get();
        assertThat(answered.status()).as(answered.body()).isEqualTo(status);
        var error = answered.json().get("error");
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertThat(error.get("message").asString()).isEqualTo(message);
        assertThat(answered.json().size()).isEqualTo(1);
    }
}
