package org.walletsuite.gateway.limit;

import io.github.bucket4j.Bucket;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;

/**
 * Sends no more requests on than the services are meant to carry, whoever asks. Only what is sent on counts: what is
 * answered or refused here costs the services nothing, and must not keep others from them.
 */
@Component
public final class GlobalLimit {

    private final Bucket bucket;

    GlobalLimit(LimitSettings settings, Buckets buckets) {
        this.bucket = buckets.perSecond(settings.all());
    }

    /** Counts a request that is about to be sent on; what its caller is told where it must not be, empty where it may. */
    public Optional<ApiException> refusal() {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(LimitAnswers.refusal(probe));
    }
}
