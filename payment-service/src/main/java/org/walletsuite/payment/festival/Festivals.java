package org.walletsuite.payment.festival;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.FestivalApi;

/**
 * A cache of wallet-service's festivals: each payment needs one, and uses the cached copy during an outage of
 * wallet-service.
 */
@Component
public class Festivals {

    private static final Logger LOG = LoggerFactory.getLogger(Festivals.class);

    private final FestivalApi api;
    private final LoadingCache<UUID, @Nullable Festival> known;
    private final Cache<UUID, KeyFetch> keyFetches;
    private final Cache<UUID, Fetch> fetches;
    private final long old;
    private final Duration patience;

    Festivals(FestivalApi api, FestivalSettings settings, Ticker ticker) {
        this.api = api;
        this.old = settings.refresh().multipliedBy(2).toNanos();
        this.patience = settings.patience();
        this.known = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .refreshAfterWrite(settings.refresh())
                .executor(Thread::startVirtualThread)
                .ticker(ticker)
                .build(new FromWalletService());
        this.keyFetches = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterWrite(settings.betweenFetches())
                .ticker(ticker)
                .build();
        this.fetches = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterWrite(settings.betweenFetches())
                .ticker(ticker)
                .build();
    }

    /**
     * The festival, at most slightly outdated. When the cached copy is so old that the festival may have ended since,
     * it is refreshed first, but with a short timeout, so that payments continue during an outage of wallet-service.
     */
    public Optional<Festival> find(UUID id) {
        var isOld = known.policy()
                        .refreshAfterWrite()
                        .orElseThrow()
                        .ageOf(id, TimeUnit.NANOSECONDS)
                        .orElse(0)
                > old;
        return (isOld ? fetch(id) : Optional.<Festival>empty()).or(() -> Optional.ofNullable(known.get(id)));
    }

    /** Throws NOT_FOUND when there is no such festival. */
    public Festival get(UUID id) {
        return find(id).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "Festival not found"));
    }

    /** The festival, refreshed when it does not have this key; concurrent callers wait for the same response. */
    public Festival withKey(UUID id, String keyId) {
        var festival = get(id);
        return festival.hasKey(keyId)
                ? festival
                : keyFetches.get(id, this::fetchWithKey).orElse(festival);
    }

    /** Whether a festival has ended by then; it is refreshed when it seems so, because it may have been reactivated. */
    public boolean hasEnded(Festival festival, Instant then) {
        return festival.hasEndedBy(then)
                && fetch(festival.id()).orElse(festival).hasEndedBy(then);
    }

    /**
     * Empty where there is no response in time; concurrent callers wait for the same one, until the first caller's
     * timeout.
     */
    private Optional<Festival> fetch(UUID id) {
        return fetches.get(id, _ -> new Fetch(known.refresh(id), System.nanoTime() + patience.toNanos()))
                .await();
    }

    private KeyFetch fetchWithKey(UUID id) {
        try {
            var festival = api.festival(id);
            festival.ifPresent(found -> known.put(id, found));
            return new KeyFetch(festival.orElse(null), null);
        } catch (RestClientException e) {
            goOnWithWhatIsKnown(id);
            return new KeyFetch(null, e);
        }
    }

    private void goOnWithWhatIsKnown(UUID id) {
        var festival = known.policy().getIfPresentQuietly(id);
        if (festival != null) {
            known.put(id, festival);
        }
    }

    /** A fetch in the background, and until when requests wait for it. */
    private record Fetch(Future<@Nullable Festival> festival, long end) {

        Optional<Festival> await() {
            try {
                return Optional.ofNullable(festival.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException | ExecutionException e) {
                LOG.debug("A cached festival is used", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }
    }

    /** The last refresh; its failure is remembered too, so that during an outage callers don't wait for one each. */
    private record KeyFetch(
            @Nullable Festival festival, @Nullable RuntimeException outage) {

        Festival orElse(Festival before) {
            if (outage != null) {
                throw ApiException.unavailable("The QR code's key cannot be looked up, please try again", outage);
            }
            return festival == null ? before : festival;
        }
    }

    private final class FromWalletService implements CacheLoader<UUID, @Nullable Festival> {

        @Override
        public @Nullable Festival load(UUID id) {
            return api.festival(id).orElse(null);
        }

        /** Keeps the festival during an outage of wallet-service, and calls no more often than usual. */
        @Override
        public @Nullable Festival reload(UUID id, Festival before) {
            try {
                return load(id);
            } catch (RestClientException e) {
                LOG.warn("The cached copy of festival {} is used: {}", id, e.getMessage());
                return before;
            }
        }
    }
}
