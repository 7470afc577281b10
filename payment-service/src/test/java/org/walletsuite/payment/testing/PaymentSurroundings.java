package org.walletsuite.payment.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What payment-service has around it in all its tests, which thereby share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(StubConfiguration.class)
@TestPropertySource(
        properties = {
            "suite.ledger-client.deadline=3s",
            "suite.workflow.poll=1h",
            "payment.offline.settle-within=" + PaymentSurroundings.SETTLE_SECONDS + "s"
        })
public @interface PaymentSurroundings {

    int SETTLE_SECONDS = 3;
}
