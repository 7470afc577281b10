package org.walletsuite.voucher.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What voucher-service has around it in all its tests, which thereby share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(StubConfiguration.class)
@TestPropertySource(
        properties = {"suite.ledger-client.deadline=6s", "suite.uploads.patience=25s", "suite.workflow.poll=1h"})
public @interface VoucherSurroundings {}
