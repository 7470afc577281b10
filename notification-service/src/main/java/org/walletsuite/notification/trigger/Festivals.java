package org.walletsuite.notification.trigger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.festival.FestivalApi;
import org.walletsuite.platform.money.Asset;

/** Names of festivals and their tokens, at most slightly outdated. */
@Component
class Festivals {

    private static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final FestivalApi api;
    private final Cache<UUID, Optional<Known>> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    Festivals(FestivalApi api) {
        this.api = api;
    }

    /** What words say of a festival. */
    record Known(String name, Asset token) {}

    /** Empty for a festival that wallet-service does not know; throws while wallet-service is unavailable. */
    Optional<Known> find(UUID id) {
        return Objects.requireNonNull(known.get(
                id, _ -> api.festival(id).map(festival -> new Known(festival.name(), festival.asset()))));
    }
}
