package org.walletsuite.platform.testing;

import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A request that a service takes, to an endpoint with an idempotency key; made anew for each check, with whatever must be
 * there before.
 *
 * @param request sends it with a key
 * @param other sends another one that is as good to the same endpoint, on behalf of the same caller
 * @param effects how often it took effect so far: rows, or entries in the ledger
 */
public record KeyedRequest(Function<String, Answer> request, Function<String, Answer> other, LongSupplier effects) {

    /** A request with a JSON body. */
    public static KeyedRequest of(TestClient client, String path, String body, String other, LongSupplier effects) {
        return new KeyedRequest(
                key -> client.withKey(key).post(path, body),
                key -> client.withKey(key).post(path, other),
                effects);
    }

    Answer send(String key) {
        return request.apply(key);
    }

    Answer sendOther(String key) {
        return other.apply(key);
    }

    long countEffects() {
        return effects.getAsLong();
    }
}
