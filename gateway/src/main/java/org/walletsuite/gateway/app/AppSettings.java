package org.walletsuite.gateway.app;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the web pages.
 *
 * @param sandbox whether each screen says that no real money moves
 */
@Validated
@ConfigurationProperties("gateway.app")
record AppSettings(@DefaultValue("false") boolean sandbox) {}
