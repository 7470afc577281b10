package org.walletsuite.wallet.secret;

import org.jspecify.annotations.Nullable;

/** The service can't start: its secrets can't be kept, or those it keeps can't be read. */
final class UnusableSecretsKey extends RuntimeException {

    UnusableSecretsKey(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
