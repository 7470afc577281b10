package org.walletsuite.platform.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PartnerScope;

/**
 * Who calls, as a checked token says; controllers take theirs with {@code @AuthenticationPrincipal}. Which kinds an
 * issuer may vouch for is configured, and each path takes its own kind only.
 */
public sealed interface Principal {

    /**
     * A kind of principal. A token says by its audience of which one it is, so that no claim about somebody's roles or
     * scopes means anything to another kind.
     */
    enum Kind {
        USER(SecuritySettings.AUDIENCE),
        PARTNER(SecuritySettings.PARTNER_AUDIENCE),
        SERVICE(SecuritySettings.SERVICE_AUDIENCE);

        private final String audience;

        Kind(String audience) {
            this.audience = audience;
        }

        /** The one kind that these audiences name; a token for two kinds would be judged as one and used as the other. */
        static Optional<Kind> of(@Nullable List<String> audiences) {
            var named = Stream.of(values())
                    .filter(kind -> audiences != null && audiences.contains(kind.audience))
                    .toList();
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
        }
    }

    /**
     * A user of the suite.
     *
     * @param id the token's subject
     * @param number the user's sequence number, null if the token does not say
     * @param role the highest role that the user has
     */
    record User(UUID id, @Nullable Long number, Role role) implements Principal {

        public boolean may(Role needed) {
            return role.includes(needed);
        }

        /** Whether something of this owner is open: to its owner, and to users with the role. */
        public boolean mayActFor(UUID owner, Role needed) {
            return id.equals(owner) || may(needed);
        }

        /** Refuses with FORBIDDEN when the owner is this user: nobody uses a privilege for himself, least of all on his own money. */
        public void mustNotBe(UUID owner, String refusal) {
            if (id.equals(owner)) {
                throw new ApiException(ErrorCode.FORBIDDEN, refusal);
            }
        }
    }

    /**
     * A business that uses the partner API. What it may do and whether it is active does not come from its token.
     *
     * @param id the token's subject
     * @param scopes what the token was asked for
     * @param environment in which the partner works with this token
     */
    record Partner(String id, Set<String> scopes, PartnerEnvironment environment) implements Principal {

        public Partner {
            scopes = Set.copyOf(scopes);
        }

        /** Refuses with FORBIDDEN when the token was not asked for this. */
        public void mustHave(PartnerScope scope) {
            if (!scopes.contains(scope.code())) {
                throw new ApiException(ErrorCode.FORBIDDEN, "The token lacks the scope " + scope.code());
            }
        }
    }

    /** One of the suite's own services. */
    record Service(String name) implements Principal {}
}
