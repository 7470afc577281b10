package org.walletsuite.platform.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.event.PartnerEvent.Terms;

/** Which partners' tokens are good now: those of active partners that were not revoked, neither alone nor with all others. */
final class PartnerAccess {

    private final PartnerDirectory partners;
    private final Counter refused;

    PartnerAccess(PartnerDirectory partners, MeterRegistry registry) {
        this.partners = partners;
        this.refused = registry.counter("partners.refused");
    }

    /** A partner, or its environment, that is not active: its tokens are known and good for nothing. */
    static final class InactivePartner extends AuthenticationException {

        private static final long serialVersionUID = 1;

        InactivePartner() {
            super("The partner is not active");
        }
    }

    /**
     * Throws when a checked token is good no more, or when nobody can tell yet.
     *
     * @param allRead whether all changes up to a short time ago have been consumed
     */
    void check(Principal.Partner partner, Jwt token, boolean allRead) {
        if (!allRead) {
            throw new AuthenticationServiceException("Not all changes of partners have been consumed");
        }
        if (partners.isUncertain(partner.id())) {
            throw refusal(new InvalidBearerTokenException("The partner's last change can't be read"));
        }
        var terms = partners.terms(partner.id(), partner.environment())
                .orElseThrow(() -> refusal(new InvalidBearerTokenException("There is no such partner")));
        if (!terms.active()) {
            throw refusal(new InactivePartner());
        }
        if (isRevoked(token, terms)) {
            throw refusal(new InvalidBearerTokenException("The token was revoked"));
        }
    }

    private static boolean isRevoked(Jwt token, Terms terms) {
        var issuedAt = Objects.requireNonNullElse(token.getIssuedAt(), Instant.MIN);
        return issuedAt.isBefore(terms.notBefore())
                || (token.getId() != null && terms.revokedTokens().contains(token.getId()));
    }

    private AuthenticationException refusal(AuthenticationException reason) {
        refused.increment();
        return reason;
    }
}
