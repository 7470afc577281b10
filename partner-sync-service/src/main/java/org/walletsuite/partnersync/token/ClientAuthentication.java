package org.walletsuite.partnersync.token;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.partner.PartnerClients;
import org.walletsuite.partnersync.partner.PartnerClients.Shown;
import org.walletsuite.platform.attempt.FailedAttempts;

/** Checks clients' secrets. Whether there is such a client shows neither in the answer, nor in its time, nor in a lock-out. */
@Component
class ClientAuthentication {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final FailedAttempts.Kind SECRETS = new FailedAttempts.Kind(
            "partner-secret", 10, QUARTER, QUARTER, "Too many failed attempts; please try again later");

    private final PartnerClients clients;
    private final FailedAttempts attempts;

    ClientAuthentication(PartnerClients clients, FailedAttempts attempts) {
        this.clients = clients;
        this.attempts = attempts;
    }

    /**
     * Throws where the secret is not the client's, or too many were not. One that has ended counts for nothing: whoever
     * still knows it must not begin the count anew, and a machine that still shows it must not lock out the others.
     */
    Shown check(ClientSecret client) {
        attempts.checkLockOut(SECRETS, client.id());
        var shown = clients.credential(client.id(), client.secret());
        if (shown.map(Shown::isLive).orElse(true)) {
            attempts.record(SECRETS, client.id(), shown.isPresent());
        }
        return shown.filter(Shown::isLive).orElseThrow(ClientSecret::refusal);
    }
}
