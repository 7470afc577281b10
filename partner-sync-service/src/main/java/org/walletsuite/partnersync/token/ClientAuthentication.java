package org.walletsuite.partnersync.token;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.partner.PartnerClients;
import org.walletsuite.partnersync.partner.PartnerClients.Claim;
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
    private final SecretChecks checks;

    ClientAuthentication(PartnerClients clients, FailedAttempts attempts, SecretChecks checks) {
        this.clients = clients;
        this.attempts = attempts;
        this.checks = checks;
    }

    /**
     * Throws where the secret is not the client's, or too many were not. One that has ended counts for nothing: whoever
     * still knows it must not begin the count anew, and a machine that still shows it must not lock out the others. What
     * comes from elsewhere is counted apart, because partners' ids are no secrets: nobody locks another out of its own
     * machines, and a secret is too long to be guessed from however many addresses.
     */
    Shown check(ClientSecret client, String address) {
        var subject = client.id() + "\n" + address;
        attempts.checkLockOut(SECRETS, subject);
        var claim = clients.claim(client.id(), client.secret());
        if (claim.isEmpty()) {
            checks.pretend();
        }
        var shown = claim.filter(one -> checks.run(one::holds)).map(Claim::credential);
        if (shown.map(Shown::isLive).orElse(true)) {
            attempts.record(SECRETS, subject, shown.isPresent());
        }
        return shown.filter(Shown::isLive).orElseThrow(ClientSecret::refusal);
    }
}
