package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Fails a test in which the service contradicted its API description. */
final class ExchangeTestListener implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext test) throws InterruptedException {
        if (test.hasApplicationContext()) {
            var watches = test.getApplicationContext().getBeanProvider(ExchangeFilter.class);
            for (var watch : watches.stream().toList()) {
                assertThat(watch.takeContradictions())
                        .as("contradictions of the description in docs/openapi")
                        .isEmpty();
            }
        }
    }
}
