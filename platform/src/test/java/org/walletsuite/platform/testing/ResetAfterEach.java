package org.walletsuite.platform.testing;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Puts right after each test what it did to the clock and the ledger, for the next one has the same context. */
final class ResetAfterEach implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            var context = test.getApplicationContext();
            context.getBeanProvider(MovableClock.class).stream().forEach(MovableClock::reset);
            context.getBeanProvider(UnreliableLedger.class).stream().forEach(UnreliableLedger::recover);
        }
    }
}
