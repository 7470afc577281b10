package org.walletsuite.wallet.festival;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rotates festivals' QR keys: the previous ones stay valid for the codes on users' screens, older ones become invalid at
 * once, whatever their algorithm.
 */
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

    /** A festival's valid keys without their secrets, the signing one first. */
    record Keys(UUID festivalId, List<Key> keys) {}

    record Key(String id, Instant createdAt) {}

    /** Each time anew: whoever repeats it after a lost answer needs an idempotency key, or kills the key that codes are signed with. */
    Keys rotate(UUID festivalId) {
        return transaction.execute(_ -> {
            var algorithm = festivals
                    .lock(festivalId)
                    .filter(FestivalRow::opened)
                    .orElseThrow(Festivals::unknown)
                    .details()
                    .qrAlgorithm();
            keys.add(festivalId, algorithm, clock.instant());
            return described(festivalId, keys.describe(festivalId, algorithm));
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
