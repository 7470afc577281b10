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
    private final Duration old;

    Festivals(FestivalApi api, FestivalSettings settings, Ticker ticker) {
        this.api = api;
        this.old = settings.refresh().multipliedBy(2);
        this.known = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .refreshAfterWrite(settings.refresh())
                .executor(Thread::startVirtualThread)
                .ticker(ticker)
                .build(new FromWalletService());
        this.looks = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterWrite(settings.betweenLooksForAKey())
                .ticker(ticker)
                .build();
    }

    /**
     * The festival as it is, or was a moment ago: fetched anew first when nobody has asked for it in so long that it may
     * have ended or given up a key since, for which the refresh beside a request would come too late.
     */
    public Optional<Festival> find(UUID id) {
        var looked = isOld(id) ? looks.get(id, this::look).festival() : null;
        return Optional.ofNullable(looked == null ? known.get(id) : looked);
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
                && looks.get(festival.id(), this::look).orKnown(festival).hasEndedBy(then);
    }

    private boolean isOld(UUID id) {
        return known.policy().refreshAfterWrite().flatMap(policy -> policy.ageOf(id)).stream()
                .anyMatch(age -> age.compareTo(old) > 0);
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

    /** A look for what is new; its failure is remembered too, so that callers don't queue up for an outage each. */
    private record Look(
            @Nullable Festival festival, @Nullable RuntimeException outage) {

        Festival orElse(Festival before) {
            if (outage != null) {
                throw ApiException.unavailable("The QR code's key cannot be looked up, please try again", outage);
            }
            return orKnown(before);
        }

        /** Payments outlive wallet-service: what was known goes on to count. */
        Festival orKnown(Festival before) {
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
