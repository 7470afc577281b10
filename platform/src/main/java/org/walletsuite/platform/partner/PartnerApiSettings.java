package org.walletsuite.platform.partner;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The partner API as a whole.
 *
 * @param enabled whether partners are served at all; else every call of theirs is answered 503
 */
@ConfigurationProperties("suite.partner-api")
record PartnerApiSettings(@DefaultValue("true") boolean enabled) {}
