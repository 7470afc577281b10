package org.walletsuite.gateway.docs;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What is documented.
 *
 * @param documented services with an API description, in the order in which they are shown
 */
@Validated
@ConfigurationProperties("gateway")
record DocsSettings(@NotEmpty List<String> documented) {}
