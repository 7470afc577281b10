package org.walletsuite.platform.festival;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.walletsuite.platform.money.Asset;

/**
 * A festival's data for other services.
 *
 * @param timezone the time zone of its reports
 * @param asset its token
 * @param cashInAccount the ledger account that cash top-ups come out of
 * @param cardInAccount the ledger account that card top-ups come out of
 * @param qrKeys the keys that sign its QR codes, the newest first
 * @param statuses its statuses as set by its organisers, and when
 */
public record Festival(
        UUID id,
        String name,
        ZoneId timezone,
        Asset asset,
        UUID cashInAccount,
        UUID cardInAccount,
        List<QrKey> qrKeys,
        StatusHistory<Status> statuses) {

    /** A festival's status, set by its organisers; after ENDED there are no sales and no top-ups. */
    public enum Status {
        ACTIVE,
        ENDED
    }

    /** The program of all festival accounts in the ledger. */
    public static final String PROGRAM = "festival";

    private static final String ASSET = "FEST-";

    /** The code of a festival's token in the ledger. */
    public static String assetCode(UUID festivalId) {
        return ASSET + festivalId;
    }

    /** The festival that this token belongs to; empty for other assets. */
    public static Optional<UUID> idOfAsset(String code) {
        return code.startsWith(ASSET) ? Optional.of(UUID.fromString(code.substring(ASSET.length()))) : Optional.empty();
    }

    public boolean hasKey(String keyId) {
        return qrKeys.stream().anyMatch(key -> key.id().equals(keyId));
    }

    public boolean hasEndedBy(Instant time) {
        return statuses.at(time) == Status.ENDED;
    }

    /**
     * A key that signs QR codes.
     *
     * @param id the {@code kid} in a code's header
     * @param secret the HS256 key, Base64
     */
    public record QrKey(String id, String secret) {

        @Override
        public String toString() {
            return "QrKey[id=" + id + "]";
        }
    }
}
