package org.walletsuite.platform.security;

import java.util.UUID;

/**
 * The person behind a request, as the token says; controllers take it with {@code @AuthenticationPrincipal}.
 *
 * @param id the user's id, the token's subject
 * @param role the highest role the person has
 */
public record Caller(UUID id, Role role) {

    public boolean may(Role needed) {
        return role.includes(needed);
    }
}
