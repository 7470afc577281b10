package org.walletsuite.payment.stand;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.festival.StatusHistory;

/** The cache of stands for payments, at most slightly outdated. */
@Component
public class StandCache {

    private final LoadingCache<UUID, Optional<Stand>> stands;
    private final LoadingCache<UUID, StatusHistory<StandStatus>> histories;

    StandCache(StandRows rows, StandSettings settings, Ticker ticker) {
        var memory = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterWrite(settings.remember())
                .ticker(ticker);
        this.stands = memory.build(rows::find);
        this.histories = memory.build(rows::statuses);
    }

    /** Throws NOT_FOUND when there is no such stand. */
    public Stand get(UUID id) {
        return stands.get(id).orElseThrow(StandCache::notFound);
    }

    /** Whether a stand accepted payments at that time. */
    public boolean wasActive(UUID id, Instant then) {
        return histories.get(id).at(then) == StandStatus.ACTIVE;
    }

    void forget(UUID id) {
        stands.invalidate(id);
        histories.invalidate(id);
    }

    static ApiException notFound() {
        return new ApiException(ErrorCode.NOT_FOUND, "Stand not found");
    }
}
