package org.walletsuite.partnersync.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * The settings of partner-sync-service in all its tests, which thereby share one context. It waits longer than in
 * production for answers: a busy machine exceeds those limits, and a call without an answer is made once more.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import({SyncStubs.class, WebhookStubs.class})
@TestPropertySource(
        properties = {
            "partners.uat-base-url=https://uat-api.example",
            "partners.production-base-url=https://api.example",
            "partners.allow-private-webhooks=true",
            "suite.clients.voucher=http://127.0.0.1:9",
            "suite.workflow.poll=1h",
            "webhooks.timeout=8s",
            "sync.calls-per-minute=60000",
            "sync.timeout=8s"
        })
public @interface PartnerSurroundings {}
