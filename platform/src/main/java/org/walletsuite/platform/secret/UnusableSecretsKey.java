package org.walletsuite.platform.secret;

import org.jspecify.annotations.Nullable;

/** The operator's key can't be used: it is malformed, or it can't decrypt the stored secrets. */
public final class UnusableSecretsKey extends RuntimeException {

    UnusableSecretsKey(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
