package org.walletsuite.wallet.token;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replaces the signing key without a failed request. One commit decides all: the new key is published at once, signs
 * when every verifier has had the time to fetch it, and sends the ones before into retirement when the last token they
 * can have signed is dead. Nothing is left to be done at those times, so no crash can get between.
 */
@Component
class SigningKeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyRotation.class);

    private final SigningKeyRows rows;
    private final SigningKeySettings settings;
    private final TokenSettings tokens;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SigningKeyRotation(
            SigningKeyRows rows,
            SigningKeySettings settings,
            TokenSettings tokens,
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
     * @param begun whether this very call made it
     */
    record Newest(String keyId, Instant signsFrom, boolean begun) {}

    /** Makes the next key, unless one is on its way already: asking twice rotates once. */
    Newest rotate() {
        var now = clock.instant();
        return rotateIf(newest -> !newest.signsFrom().isAfter(now), now);
    }

    /** However many replicas come at once, the key is replaced once. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void tend() {
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

    /** Reads the keys there are before it adds one: a secrets key that does not open them must not seal another. */
    private Newest rotateIf(Predicate<SigningKey> due, Instant now) {
        return transaction.execute(_ -> {
            rows.lockCreation();
            var live = rows.live(now);
            if (!live.isEmpty() && !due.test(live.getLast())) {
                return newest(live.getLast(), false);
            }
            var next = SigningKeys.generate(live.isEmpty() ? now : now.plus(settings.lead()));
            rows.retireAll(next.signsFrom().plus(tokens.accessLife()).plus(settings.margin()));
            rows.add(next);
            return newest(next, true);
        });
    }

    private static Newest newest(SigningKey key, boolean begun) {
        return new Newest(key.pair().getKeyID(), key.signsFrom(), begun);
    }
}
