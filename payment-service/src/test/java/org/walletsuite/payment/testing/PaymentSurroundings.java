package org.walletsuite.payment.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * What payment-service has around it in all its tests, which thereby share one context. It is as patient as a busy
 * machine needs, and asks others for the tests' sake only.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(StubConfiguration.class)
@TestPropertySource(
        properties = {
            "suite.ledger-client.deadline=6s",
            "suite.reconciliation.scheduled=false",
            "suite.workflow.poll=1h",
            "spring.datasource.hikari.connection-timeout=8000",
            "payment.festivals.patience=10s",
            "payment.funding.provider=sandbox",
            "payment.funding.callback-secret=a secret that providers know",
            "payment.offline.settle-within=" + PaymentSurroundings.SETTLE_SECONDS + "s"
        })
public @interface PaymentSurroundings {

    int SETTLE_SECONDS = 6;
}
