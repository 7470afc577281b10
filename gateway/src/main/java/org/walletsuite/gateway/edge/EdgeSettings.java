package org.walletsuite.gateway.edge;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on requests.
 *
 * @param maxBody the longest body
 * @param maxMultipart the longest body with files
 * @param bodyTimeout how long a client may take to send a body; the connection to its service waits as long
 * @param allowedOrigins web origins that browsers may call from (CORS); none by default
 */
@Validated
@ConfigurationProperties("gateway")
record EdgeSettings(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("10MB") DataSize maxMultipart,
        @DefaultValue("60s") Duration bodyTimeout,
        @DefaultValue List<String> allowedOrigins) {}
