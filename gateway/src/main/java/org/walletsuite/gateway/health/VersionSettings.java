package org.walletsuite.gateway.health;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The running version.
 *
 * @param version the project's version, written by the build
 */
@Validated
@ConfigurationProperties("suite.build")
record VersionSettings(@NotBlank String version) {}
