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
 * The festivals of wallet-service, remembered: payments ask for one each, and go on with what is known while
 * wallet-service is away.
 */
@Component
public class Festivals {

    private static final Logger LOG = LoggerFactory.getLogger(Festivals.class);

    private final FestivalApi api;
    private final LoadingCache<UUID, @Nullable Festival> known;
    private final Cache<UUID, Look> looks;
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
        this.looks = Caffeine.newBuilder()
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
     * The festival as it is, or was a moment ago. When nobody has asked for it in so long that it may have ended since, it
     * is fetched anew first, but not waited for longer than a payment can spare: payments outlive wallet-service.
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

    /** The festival, fetched anew when it does not have this key; whoever asks meanwhile waits for the same answer. */
    public Festival withKey(UUID id, String keyId) {
        var festival = get(id);
        return festival.hasKey(keyId) ? festival : looks.get(id, this::look).orElse(festival);
    }

    /** Whether a festival has ended by then; it is fetched anew when it seems so, because it may have been reactivated. */
    public boolean hasEnded(Festival festival, Instant then) {
        return festival.hasEndedBy(then)
                && fetch(festival.id()).orElse(festival).hasEndedBy(then);
    }

    /** Empty where there is no answer in time; whoever asks meanwhile waits for the same one, and as long as the first does. */
    private Optional<Festival> fetch(UUID id) {
        return fetches.get(id, _ -> new Fetch(known.refresh(id), System.nanoTime() + patience.toNanos()))
                .await();
    }

    private Look look(UUID id) {
        try {
            var festival = api.festival(id);
            festival.ifPresent(found -> known.put(id, found));
            return new Look(festival.orElse(null), null);
        } catch (RestClientException e) {
            goOnWithWhatIsKnown(id);
            return new Look(null, e);
        }
    }

    private void goOnWithWhatIsKnown(UUID id) {
        var festival = known.policy().getIfPresentQuietly(id);
        if (festival != null) {
            known.put(id, festival);
        }
    }

    /** What is fetched beside the requests that would like to have it, and until when they wait. */
    private record Fetch(Future<@Nullable Festival> festival, long end) {

        Optional<Festival> await() {
            try {
                return Optional.ofNullable(festival.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException | ExecutionException e) {
                LOG.debug("A festival is used as it was known", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }
    }

    /** A look for what is new; its failure is remembered too, so that callers don't queue up for an outage each. */
    private record Look(
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

        /** Keeps the festival when wallet-service is away, and so asks no more often than when it is there. */
        @Override
        public @Nullable Festival reload(UUID id, Festival before) {
            try {
                return load(id);
            } catch (RestClientException e) {
                LOG.warn("Festival {} is used as it was known: {}", id, e.getMessage());
                return before;
            }
        }
    }
}
