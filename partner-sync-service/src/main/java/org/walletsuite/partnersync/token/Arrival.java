package org.walletsuite.partnersync.token;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.partner.PartnerClients.Client;
import org.walletsuite.platform.directory.PartnerDirectory;

/**
 * Waits until a partner's last change has come back from its topic. Services know a partner from there, and would refuse
 * the token of one that was made in this very second; what has reached this service has most likely reached them.
 */
@Component
class Arrival {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final PartnerDirectory directory;

    Arrival(PartnerDirectory directory) {
        this.directory = directory;
    }

    /** Not for long: during an outage of the broker the token is good all the same where the partner is known. */
    void await(Client client) {
        var start = System.nanoTime();
        while (!isKnown(client) && System.nanoTime() - start < LONGEST.toNanos()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean isKnown(Client client) {
        return directory
                .find(client.partnerId())
                .filter(partner -> partner.version() >= client.version())
                .isPresent();
    }
}
