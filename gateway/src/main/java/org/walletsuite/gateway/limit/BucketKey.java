package org.walletsuite.gateway.limit;

import org.walletsuite.gateway.limit.RateLimit.LimitKey;
import org.walletsuite.platform.family.LimitScope;

/** What is counted together, whatever its limit is just now. */
sealed interface BucketKey {

    /** One caller's requests within a scope. */
    record Caller(LimitScope scope, LimitKey key) implements BucketKey {

        static Caller of(RateLimit limit) {
            return new Caller(limit.scope(), limit.key());
        }
    }

    /** All requests that are forwarded. */
    record All() implements BucketKey {}

    /** The name under which all gateways know the bucket. */
    default String shared() {
        return switch (this) {
            case All() -> "limits:all";
            case Caller(var scope, LimitKey.User(var id)) -> "limits:" + scope + ":user:" + id;
            case Caller(var scope, LimitKey.Partner(var id, var environment)) ->
                "limits:" + scope + ":partner:" + environment + ":" + id;
            case Caller(var scope, LimitKey.ApiKey(var digest)) -> "limits:" + scope + ":key:" + digest;
            case Caller(var scope, LimitKey.Address(var network)) -> "limits:" + scope + ":address:" + network;
        };
    }
}
