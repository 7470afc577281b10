package org.walletsuite.platform.secret;

import org.jspecify.annotations.Nullable;

/** The operator's key can't be used: secrets can't be kept with it, or those that are kept can't be read. */
public final class UnusableSecretsKey extends RuntimeException {

    UnusableSecretsKey(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
