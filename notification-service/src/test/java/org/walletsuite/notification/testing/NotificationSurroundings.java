package org.walletsuite.notification.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** What notification-service has around it in all its tests, which thereby share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = {"suite.silence=2s", "notification.stream.heartbeat=1s"})
public @interface NotificationSurroundings {}
