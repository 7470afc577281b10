package org.walletsuite.partnersync.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Ids;

/** A pair that a partner logs in with, in one environment. Several live ones give a partner time to change over. */
@Entity
class PartnerCredential {

    @Id
    private UUID id;

    @Column
    private String apiKeyHash;

    private String secretPrefix;
    private String secretHash;
    private Instant createdAt;
    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills what it makes.
    PartnerCredential() {}

    PartnerCredential(NewCredential pair, Instant now, @Nullable Instant expiresAt) {
        this.id = Ids.next();
        this.apiKeyHash = pair.apiKeyHash();
        this.secretPrefix = pair.prefix();
        this.secretHash = pair.secretHash();
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** Ends it then, unless it ends before. */
    void expire(Instant at) {
        if (expiresAt == null || expiresAt.isAfter(at)) {
            expiresAt = at;
        }
    }

    boolean isLive(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }

    UUID id() {
        return id;
    }

    /** What it is recognised by without revealing it. */
    String secretPrefix() {
        return secretPrefix;
    }

    String secretHash() {
        return secretHash;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }
}
