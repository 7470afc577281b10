package org.walletsuite.gateway.limit;

import java.util.UUID;

/**
 * How many requests a caller may make in a minute.
 *
 * @param scope what is counted
 */
record Allowance(Scope scope, Who who, long perMinute) {

    /** Whom requests are counted for. */
    sealed interface Who {

        /** Somebody with a good token. */
        record Person(UUID id) implements Who {}

        /** A partner, whichever of its tokens it shows. */
        record Partner(String id) implements Who {}

        /** A system that shows a key, which only its service can judge; the key's digest, so that memory holds no secrets. */
        record Key(String digest) implements Who {}

        /** Everybody else, and everybody where it does not matter who asks. */
        record Address(String network) implements Who {}
    }
}
