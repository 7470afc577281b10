package org.walletsuite.wallet.festival;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.web.IdempotencyKey;

/** Gives festivals new QR keys: the one before stays valid for the codes on people's screens, older ones are dead at once. */
@Component
class QrKeyRotation {

    private final FestivalRows festivals;
    private final QrKeyRows keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    QrKeyRotation(FestivalRows festivals, QrKeyRows keys, TransactionTemplate transaction, Clock clock) {
        this.festivals = festivals;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A festival's valid keys without their secrets, the one that signs first. */
    record Keys(UUID festivalId, List<Key> keys) {}

    record Key(String id, Instant createdAt) {}

    /**
     * A rotation that was made.
     *
     * @param replayed whether an earlier try of the same request made it
     */
    record Rotated(Keys keys, boolean replayed) {}

    /** Rotates once for one key: a repetition after a lost answer must not kill the key that people's codes are signed with. */
    Rotated rotate(UUID festivalId, IdempotencyKey key) {
        return transaction.execute(_ -> {
            if (festivals.lock(festivalId).filter(FestivalRow::opened).isEmpty()) {
                throw Festivals.unknown();
            }
            if (keys.add(festivalId, key.chosen(), clock.instant())) {
                return new Rotated(described(festivalId, keys.describe(festivalId)), false);
            }
            var before = keys.describeAfter(key.value(), festivalId);
            if (before.isEmpty()) {
                throw new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
            }
            return new Rotated(described(festivalId, before), true);
        });
    }

    private static Keys described(UUID festivalId, List<QrKeyRows.Described> keys) {
        return new Keys(
                festivalId,
                keys.stream()
                        .map(key -> new Key(key.id(), key.createdAt().truncatedTo(ChronoUnit.SECONDS)))
                        .toList());
    }
}
