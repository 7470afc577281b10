package org.walletsuite.gateway.limit;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;

/**
 * Limits the requests forwarded to the services, for all callers together. Requests answered or refused by the gateway
 * don't count, because they don't load the services.
 */
@Component
public final class GlobalLimit {

    private final long perSecond;
    private final Buckets buckets;

    GlobalLimit(LimitSettings settings, Buckets buckets) {
        this.perSecond = settings.all();
        this.buckets = buckets;
    }

    /** Counts a request before it is forwarded; returns the error where it is over the limit, empty otherwise. */
    public Optional<ApiException> refusal() {
        var probe = buckets.countAll(perSecond);
        return probe.isConsumed() ? Optional.empty() : Optional.of(LimitResponses.refusal(probe));
    }
}
