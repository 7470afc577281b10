package org.walletsuite.platform;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.idempotency.IdempotencyConfiguration;

/** A service with nothing but the platform in it; it scans for nothing, or it would find the platform's insides too early. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(IdempotencyConfiguration.class)
public class PlatformApplication {}
