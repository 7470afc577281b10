package org.walletsuite.platform;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.idempotency.IdempotencyConfiguration;

/** A service with nothing but the platform in it; it has no component scan, which would find the platform's internals before their auto-configuration. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(IdempotencyConfiguration.class)
public class PlatformApplication {}
