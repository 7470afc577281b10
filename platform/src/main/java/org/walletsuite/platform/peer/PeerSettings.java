package org.walletsuite.platform.peer;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the other services are and how long they may take.
 *
 * @param peers base address by name: wallet, ledger, payment, ...
 * @param connectTimeout for one connection
 * @param readTimeout for one answer
 * @param connections kept open to one peer at the most, by each client of it
 */
@Validated
@ConfigurationProperties("suite")
public record PeerSettings(
        @DefaultValue Map<String, URI> peers,
        @DefaultValue("500ms") Duration connectTimeout,
        @DefaultValue("3s") Duration readTimeout,
        @DefaultValue("64") int connections) {

    /** The base address of a peer; throws where none is set. */
    public URI address(String peer) {
        var address = peers.get(peer);
        if (address == null) {
            throw new IllegalStateException("No address for " + peer + ": set suite.peers." + peer);
        }
        return address;
    }
}
