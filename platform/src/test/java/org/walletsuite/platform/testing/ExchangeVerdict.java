package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Fails a test amid which the service did what its API description doesn't say. */
final class ExchangeVerdict implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext test) throws InterruptedException {
        if (test.hasApplicationContext()) {
            var watches = test.getApplicationContext().getBeanProvider(ExchangeWatch.class);
            for (var watch : watches.stream().toList()) {
                assertThat(watch.takeContradictions())
                        .as("what the service did against its description in docs/openapi")
                        .isEmpty();
            }
        }
    }
}
