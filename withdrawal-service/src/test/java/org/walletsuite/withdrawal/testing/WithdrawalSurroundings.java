package org.walletsuite.withdrawal.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What withdrawal-service has around it in all its tests, which thereby share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(Surroundings.class)
@TestPropertySource(
        properties = {
            "suite.ledger-client.deadline=6s",
            "suite.workflow.poll=1h",
            "withdrawal.second-approval-above=" + WithdrawalSurroundings.SECOND_APPROVAL_ABOVE
        })
public @interface WithdrawalSurroundings {

    String SECOND_APPROVAL_ABOVE = "1000000.00";
}
