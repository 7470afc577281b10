package org.walletsuite.wallet.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
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
    private static final String MAC = "HmacSHA256";

    /** How long after its use a shared token is still answered: for tabs that refresh at once, and for lost answers. */
    private static final Duration SHARED_FOR = Duration.ofSeconds(15);

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

    /** How long a token is valid, unless its family ends before. */
    public Duration life() {
        return life;
    }

    /** Starts a family with the token of a log-in. */
    @Transactional
    public String begin(UUID user) {
        var family = Ids.next();
        var now = clock.instant();
        var end = now.plus(familyLife);
        var expiry = expiry(now, end);
        var token = random();
        rows.addFamily(family, user, expiry, end);
        rows.add(hash(token), family, expiry);
        return token;
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
        return rows.lockFamilyOf(hash(token))
                .filter(family -> !family.revoked())
                .flatMap(family -> rows.useOf(hash(token)).isPresent()
                        ? reused(family)
                        : successor(family, token, random(), null));
    }

    /**
     * The same for a token that the tabs of a browser share: one that was just used like this gives the newest token of
     * those that followed it, which is its successor unless another tab has used that too.
     */
    @Transactional
    public Optional<String> renewShared(String token) {
        var family =
                rows.lockFamilyOf(hash(token)).filter(found -> !found.revoked()).orElse(null);
        if (family == null) {
            return Optional.empty();
        }
        if (rows.useOf(hash(token)).isPresent()) {
            return newest(token).or(() -> reused(family));
        }
        var salt = randomBytes();
        return successor(family, token, derived(token, salt), salt);
    }

    /** The last token of those that followed this one, each within a moment; empty where the first of them is too old. */
    private Optional<String> newest(String token) {
        var earliest = clock.instant().minus(SHARED_FOR);
        var newest = token;
        for (var use = rows.useOf(hash(newest)); use.isPresent(); use = rows.useOf(hash(newest))) {
            var salt = use.get().salt();
            if (salt == null || use.get().at().isBefore(earliest)) {
                return Optional.empty();
            }
            newest = derived(newest, salt);
        }
        return Optional.of(newest);
    }

    private Optional<String> reused(RefreshTokenRows.Family family) {
        LOG.warn("A refresh token of {} was used a second time; its family is revoked", family.user());
        rows.revoke(family.id(), clock.instant());
        return Optional.empty();
    }

    private Optional<String> successor(
            RefreshTokenRows.Family family, String token, String next, byte @Nullable [] salt) {
        var now = clock.instant();
        if (!rows.use(hash(token), salt, now)) {
            return Optional.empty();
        }
        var expiry = expiry(now, family.end());
        rows.extend(family.id(), expiry);
        rows.add(hash(next), family.id(), expiry);
        return Optional.of(next);
    }

    /** Only who has both the token and its row learns its successor. */
    private static String derived(String token, byte[] salt) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(salt, MAC));
            return text(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + MAC, e);
        }
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

    private String random() {
        return text(randomBytes());
    }

    private byte[] randomBytes() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
