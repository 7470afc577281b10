package org.walletsuite.platform.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The service as a whole on a random port, over a real PostgreSQL and a real Kafka broker that all tests of one JVM share,
 * and with a clock that tests put forward and that is right again after each. A test fails where the service takes or
 * answers what its API description doesn't say.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(MovableClock.class)
@ContextConfiguration(initializers = {BackendsInitializer.class, ExchangeFilterInitializer.class})
@TestExecutionListeners(
        listeners = {ExchangeTestListener.class, ResetAfterEach.class},
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface ServiceTest {}
