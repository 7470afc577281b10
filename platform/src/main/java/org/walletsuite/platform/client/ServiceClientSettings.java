package org.walletsuite.platform.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The other services' addresses and the timeouts of calls to them.
 *
 * @param clients base addresses by name: wallet, ledger, payment, ...
 * @param connectTimeout for one connection
 * @param readTimeout for one answer
 * @param connections the most connections that each client keeps open to one service
 */
@Validated
@ConfigurationProperties("suite")
public record ServiceClientSettings(
        @DefaultValue Map<String, URI> clients,
        @DefaultValue("500ms") Duration connectTimeout,
        @DefaultValue("3s") Duration readTimeout,
        @DefaultValue("64") int connections) {

    /** The base address of a service; throws where none is set. */
    public URI address(String service) {
        var address = clients.get(service);
        if (address == null) {
            throw new IllegalStateException("No address for " + service + ": set suite.clients." + service);
        }
        return address;
    }
}
