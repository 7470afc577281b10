package org.walletsuite.payment.stand;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/** Stands as payments see them: out of memory, and at most a moment old. */
@Component
public class StandsForPayment {

    private final LoadingCache<UUID, Optional<Stand>> stands;

    StandsForPayment(StandRows rows, StandSettings settings, Ticker ticker) {
        this.stands = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterWrite(settings.remember())
                .ticker(ticker)
                .build(rows::find);
    }

    /** Throws NOT_FOUND when there is no such stand. */
    public Stand get(UUID id) {
        return stands.get(id).orElseThrow(StandsForPayment::notFound);
    }

    void forget(UUID id) {
        stands.invalidate(id);
    }

    static ApiException notFound() {
        return new ApiException(ErrorCode.NOT_FOUND, "Stand not found");
    }
}
