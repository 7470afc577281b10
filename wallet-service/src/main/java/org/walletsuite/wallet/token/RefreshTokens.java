package org.walletsuite.wallet.token;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.database.Pruning;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.id.Sha256;

/**
 * Refresh tokens with rotation: each is valid once and is replaced by another of its family, until the family's end;
 * reuse revokes the family.
 */
@Component
public class RefreshTokens {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshTokens.class);
    private static final int BYTES = 32;
    private static final int FORGOTTEN_AT_ONCE = 100;

    private final RefreshTokenRows rows;
    private final Duration life;
    private final Duration familyLife;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(RefreshTokenRows rows, TokenSettings settings, Clock clock) {
        this.rows = rows;
        this.life = settings.refreshLife();
        this.familyLife = settings.familyLife();
        this.clock = clock;
    }

    /** Starts a family with the token of a log-in. */
    @Transactional
    public String begin(UUID user) {
        var family = Ids.next();
        var now = clock.instant();
        var end = now.plus(familyLife);
        var expiry = expiry(now, end);
        rows.addFamily(family, user, expiry, end);
        return add(family, expiry);
    }

    /** The user whose log-in a token comes from, whatever its status; empty when it is unknown. */
    public Optional<UUID> ownerOf(String token) {
        return rows.ownerOf(hash(token));
    }

    /** Ends the user's log-in that a token comes from; false when there is none. */
    @Transactional
    public boolean end(UUID user, String token) {
        var family = rows.lockFamilyOf(hash(token))
                .filter(found -> found.user().equals(user))
                .orElse(null);
        if (family == null) {
            return false;
        }
        rows.revoke(family.id(), clock.instant());
        return true;
    }

    /** Ends all log-ins of a user; lock the user's row first, so that none begins meanwhile. */
    @Transactional
    public void endAll(UUID user) {
        rows.revokeAll(user, clock.instant());
    }

    /**
     * Marks a token as used and returns its successor; empty when it is unknown, expired, revoked or was used before.
     */
    @Transactional
    public Optional<String> renew(String token) {
        var now = clock.instant();
        var hash = hash(token);
        var family = rows.lockFamilyOf(hash).orElse(null);
        if (family == null || family.revoked()) {
            return Optional.empty();
        }
        if (rows.wasUsed(hash)) {
            LOG.warn("A refresh token of {} was used a second time; its family is revoked", family.user());
            rows.revoke(family.id(), now);
            return Optional.empty();
        }
        if (!rows.use(hash, now)) {
            return Optional.empty();
        }
        var expiry = expiry(now, family.end());
        rows.extend(family.id(), expiry);
        return Optional.of(add(family.id(), expiry));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forgetExpired() {
        var now = clock.instant();
        Pruning.inSteps(FORGOTTEN_AT_ONCE, limit -> rows.deleteExpired(limit, now));
    }

    private Instant expiry(Instant now, Instant end) {
        var expiry = now.plus(life);
        return expiry.isBefore(end) ? expiry : end;
    }

    private String add(UUID family, Instant expiry) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        rows.add(hash(token), family, expiry);
        return token;
    }

    private static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
