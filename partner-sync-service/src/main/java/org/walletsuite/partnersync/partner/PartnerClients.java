package org.walletsuite.partnersync.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** Partners as clients that ask for tokens: which secret is whose, and which tokens were given back. */
@Service
public class PartnerClients {

    /** Services take tokens a little longer than these say, because clocks differ. */
    private static final Duration LEEWAY = Duration.ofSeconds(10);

    private final PartnerRepository partners;
    private final Outbox outbox;
    private final Clock clock;

    PartnerClients(PartnerRepository partners, Outbox outbox, Clock clock) {
        this.partners = partners;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A partner in the environment that its secret opened.
     *
     * @param version counts the partner's changes, as its events do
     * @param notBefore a whole second; tokens issued before it are revoked
     */
    public record Client(String partnerId, PartnerEnvironment environment, long version, Instant notBefore) {}

    /**
     * A partner's own credential whose secret was shown.
     *
     * @param id the credential's
     * @param isLive whether it had not ended when it was shown
     */
    public record Shown(String partnerId, UUID id, boolean isLive) {}

    /**
     * A secret that may be the one of a partner's credential.
     *
     * @param credential which is shown if it is
     */
    public record Claim(Shown credential, String hash, ApiSecret secret) {

        /** Whether it is; computes the slow hash. */
        public boolean holds() {
            return secret.matches(hash);
        }

        @Override
        public String toString() {
            return "Claim[credential=" + credential + "]";
        }
    }

    /** Finds the credential that a secret may be of, by its beginning; empty where there is none, or it is another partner's. */
    public Optional<Claim> claim(String clientId, ApiSecret secret) {
        return secret.prefix()
                .flatMap(prefix -> partners.findCredential(clientId, prefix))
                .map(one -> new Claim(
                        new Shown(clientId, one.id(), one.isLive(clock.instant())), one.secretHash(), secret));
    }

    /**
     * Runs something for a client whose secret was shown, if it is an active partner's that is valid now; empty where it is
     * not. Until it has run nobody changes the partner, so a token that is signed in it is revoked by every later change.
     */
    @Transactional
    public <T> Optional<T> forClient(Shown shown, Function<Client, T> work) {
        return partners.findSharedByPartnerId(shown.partnerId())
                .filter(Partner::active)
                .flatMap(partner -> partner.environments().stream()
                        .filter(one -> one.terms().active() && one.accepts(shown.id(), clock.instant()))
                        .findFirst()
                        .map(one ->
                                new Client(partner.partnerId(), one.environment(), partner.changes(), one.notBefore())))
                .map(work);
    }

    /**
     * Revokes a token of a partner, and has everybody know, unless nobody takes it any more.
     *
     * @param expiresAt when it would have ended
     */
    @Transactional
    public void revoke(String partnerId, PartnerEnvironment environment, String tokenId, Instant expiresAt) {
        var now = clock.instant();
        partners.findLockedByPartnerId(partnerId)
                .ifPresent(partner -> partner.in(environment)
                        .filter(access -> access.revoke(new RevokedToken(tokenId, expiresAt.plus(LEEWAY)), now))
                        .ifPresent(_ -> outbox.add(partner.changed(now))));
    }
}
