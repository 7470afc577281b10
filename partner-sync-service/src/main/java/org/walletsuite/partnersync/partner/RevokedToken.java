package org.walletsuite.partnersync.partner;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * A token that its partner gave back.
 *
 * @param expiresAt from when on nobody needs to know it any more
 */
@Embeddable
record RevokedToken(String tokenId, Instant expiresAt) {}
