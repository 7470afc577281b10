package org.walletsuite.platform.signing;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rotates the signing key without failed requests. One commit sets all times: the new key is published at once, signs
 * when every verifier has had time to fetch it, and the older ones are retired when their last tokens have expired.
 * Nothing has to run at those times, so a crash can't interrupt the rotation.
 */
public class SigningKeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyRotation.class);

    private final SigningKeyRows rows;
    private final SigningKeySettings settings;
    private final TokenLife tokens;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public SigningKeyRotation(
            SigningKeyRows rows,
            SigningKeySettings settings,
            TokenLife tokens,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.tokens = tokens;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The newest key.
     *
     * @param begun whether this call made it
     */
    public record Newest(String keyId, Instant signsFrom, boolean begun) {}

    /** Makes the next key, unless a rotation is in progress: two calls rotate once. */
    public Newest rotate() {
        var now = clock.instant();
        return rotateIf(newest -> !newest.signsFrom().isAfter(now), now);
    }

    /** Concurrent replicas rotate the key only once. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    public void tend() {
        var now = clock.instant();
        rows.deleteRetired(now);
        if (settings.rotateEvery().isPositive()) {
            var newest = rotateIf(
                    key -> !key.signsFrom().plus(settings.rotateEvery()).isAfter(now), now);
            if (newest.begun()) {
                LOG.info("Key {} signs from {}", newest.keyId(), newest.signsFrom());
            }
        }
    }

    /** Decrypts the existing keys before it adds one: a wrong secrets key must not encrypt another. */
    private Newest rotateIf(Predicate<SigningKey> due, Instant now) {
        return transaction.execute(_ -> {
            rows.lockCreation();
            var live = rows.live(now);
            if (!live.isEmpty() && !due.test(live.getLast())) {
                return newest(live.getLast(), false);
            }
            var next = SigningKeys.generate(live.isEmpty() ? now : now.plus(settings.lead()));
            rows.retireAll(next.signsFrom().plus(tokens.value()).plus(settings.margin()));
            rows.add(next);
            return newest(next, true);
        });
    }

    private static Newest newest(SigningKey key, boolean begun) {
        return new Newest(key.pair().getKeyID(), key.signsFrom(), begun);
    }
}
