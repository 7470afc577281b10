package org.walletsuite.partnersync.sync;

import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;

/** The configured systems, each with its row; what the database has of one that is no longer configured rests there. */
@Component
class OtherSystems {

    private final SystemRows rows;
    private final KeyHashes hashes;
    private final Clock clock;
    private final Map<UUID, OtherSystem> systems = new LinkedHashMap<>();

    OtherSystems(
            SyncSettings settings, SystemRows rows, KeyHashes hashes, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.hashes = hashes;
        this.clock = clock;
        settings.systems().forEach((code, system) -> {
            if (system.isConfigured()) {
                var id = transaction.execute(_ -> registered(code, system));
                systems.put(
                        id,
                        new OtherSystem(
                                id,
                                code,
                                URI.create(system.baseUrl()),
                                system.outgoingKey(),
                                AllowedAddresses.of(system.allowedIps())));
            }
        });
    }

    private UUID registered(String code, SyncSettings.SystemSettings system) {
        var now = clock.instant();
        var id = rows.register(code, system.enabled(), now);
        if (!system.incomingKey().isEmpty()) {
            rows.configureKey(id, hashes.of(system.incomingKey()), hashes.plain(system.incomingKey()), now);
        }
        return id;
    }

    Collection<OtherSystem> all() {
        return systems.values();
    }

    Optional<OtherSystem> withId(UUID id) {
        return Optional.ofNullable(systems.get(id));
    }

    /** Refuses a code that is not configured. */
    OtherSystem withCode(String code) {
        return systems.values().stream()
                .filter(system -> system.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ApiException(SyncFailure.INVALID_SYSTEM));
    }

    /** The system whose key this is, as long as it is valid. */
    Optional<OtherSystem> withKey(String key) {
        return rows.ofKey(List.of(hashes.of(key), hashes.plain(key)), clock.instant())
                .flatMap(this::withId);
    }
}
