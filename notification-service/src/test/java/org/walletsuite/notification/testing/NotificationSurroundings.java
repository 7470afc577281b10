package org.walletsuite.notification.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What notification-service has around it in all its tests, which thereby share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(StubConfiguration.class)
@TestPropertySource(
        properties = {
            "suite.workflow.poll=1h",
            "suite.silence=10s",
            "notification.stream.heartbeat=1s",
            "notification.stream.poll=20s",
            "suite.events.retry-for=1s",
            "notification.mail.host=127.0.0.1",
            "notification.mail.connect-timeout=5s",
            "notification.mail.read-timeout=5s"
        })
public @interface NotificationSurroundings {}
