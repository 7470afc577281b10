package org.walletsuite.ledger;

import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/**
 * Idempotency keys are {@code service:operation:caller:key}. A service makes keys of its own name only: with another's
 * it could move money in that one's name, and the real command would later be refused as a reused key.
 */
final class OwnKeys {

    private OwnKeys() {}

    /** Throws FORBIDDEN unless the calling service made this key. */
    static void require(String key) {
        var service = Objects.requireNonNull(
                        SecurityContextHolder.getContext().getAuthentication(), "Only services get here")
                .getName();
        if (!key.startsWith(service + ":")) {
            throw new ApiException(ErrorCode.FORBIDDEN, "The idempotency keys of " + service + " begin with its name");
        }
    }
}
