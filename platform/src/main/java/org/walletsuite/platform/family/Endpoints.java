package org.walletsuite.platform.family;

import java.util.List;

/**
 * Endpoints of a family that take the same credential and are counted together.
 *
 * @param paths one path each, or with {@code /**} also everything below it
 * @param keysInItems whether each item of what is sent has a key, so that all may come again without an Idempotency-Key
 */
public record Endpoints(Credential credential, LimitScope scope, List<String> paths, boolean keysInItems) {

    static Endpoints taking(Credential credential, LimitScope scope, String... paths) {
        return new Endpoints(credential, scope, List.of(paths), false);
    }

    Endpoints withKeysInItems() {
        return new Endpoints(credential, scope, paths, true);
    }
}
