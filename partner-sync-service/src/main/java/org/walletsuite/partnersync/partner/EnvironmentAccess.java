package org.walletsuite.partnersync.partner;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.PartnerEvent.Terms;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** A partner's place in one environment: its terms there, its credentials, and which of its tokens are revoked. */
@Entity
@Table(name = "partner_environment")
class EnvironmentAccess {

    /** An old pair and a new one are enough; more are those that were renewed again during the grace of the first. */
    private static final int MOST_CREDENTIALS = 5;

    /** They travel in each event; a partner that revokes more of them has all of its tokens revoked. */
    private static final int MOST_REVOKED = 100;

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private PartnerEnvironment environment;

    @Embedded
    private EnvironmentTerms terms;

    @Column
    private byte[] sealedWebhookSecret;

    @Column
    private byte @Nullable [] previousWebhookSecret;

    @Column
    private @Nullable Instant previousWebhookSecretUntil;

    @Column // Read by those who judge endpoints, in SQL.
    private @Nullable Instant webhookSetAt;

    private @Nullable Instant webhookDisabledAt;
    private @Nullable String webhookDisabledReason;

    private Instant notBefore;
    private Instant createdAt;
    private Instant updatedAt;

    @OneToMany(cascade = CascadeType.PERSIST, orphanRemoval = true)
    @JoinColumn(name = "environment_id", nullable = false, updatable = false)
    @OrderBy("createdAt")
    @BatchSize(size = 200)
    private List<PartnerCredential> credentials = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "revoked_token", joinColumns = @JoinColumn(name = "environment_id"))
    private Set<RevokedToken> revoked = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills what it makes.
    EnvironmentAccess() {}

    EnvironmentAccess(UUID id, PartnerEnvironment environment, EnvironmentTerms terms, byte[] secret, Instant now) {
        this.id = id;
        this.environment = environment;
        this.terms = terms;
        this.sealedWebhookSecret = secret;
        this.notBefore = now.truncatedTo(ChronoUnit.SECONDS);
        this.createdAt = now;
        this.updatedAt = now;
    }

    static UUID newId() {
        return Ids.next();
    }

    /** Where a webhook secret is sealed for. */
    static String secretPlace(UUID id) {
        return "partner-webhook:" + id;
    }

    void change(EnvironmentTerms changed, Instant now) {
        if (terms.active() && !changed.active()) {
            revokeAll(now);
        }
        terms = changed;
        updatedAt = now;
    }

    /** Sends webhooks to this address from now on, also where they had stopped; null for none. */
    void sendWebhooksTo(@Nullable String url, Instant now) {
        terms = terms.withWebhookUrl(url);
        webhookDisabledAt = null;
        webhookDisabledReason = null;
        webhookSetAt = now;
        updatedAt = now;
    }

    void disableWebhook(String reason, Instant now) {
        webhookDisabledAt = now;
        webhookDisabledReason = reason;
        updatedAt = now;
    }

    /** The secret before the newest one is live during the grace, and none before that one. */
    void rotateWebhookSecret(byte[] sealed, Duration grace, Instant now) {
        previousWebhookSecret = sealedWebhookSecret;
        previousWebhookSecretUntil = now.plus(grace);
        sealedWebhookSecret = sealed;
        updatedAt = now;
    }

    /** Gives the first pair. */
    void admit(PartnerCredential pair) {
        credentials.add(pair);
    }

    /**
     * Adds a pair. The older ones end after the grace; without any, so do the tokens that were got with them, because a
     * secret without grace is one that others may know.
     */
    void renew(PartnerCredential pair, Duration grace, Instant now) {
        var live = credentials.stream().filter(one -> one.isLive(now)).count();
        if (live >= MOST_CREDENTIALS && !grace.isZero()) {
            throw new ApiException(
                    ErrorCode.CONFLICT, "There are " + live + " live credentials; renew them without grace first");
        }
        credentials.removeIf(one -> !one.isLive(now));
        credentials.forEach(one -> one.expire(now.plus(grace)));
        credentials.add(pair);
        if (grace.isZero()) {
            revokeAll(now);
        }
        updatedAt = now;
    }

    /** Whether a credential is one of these, and valid now. */
    boolean accepts(UUID credential, Instant now) {
        return credentials.stream().anyMatch(one -> one.id().equals(credential) && one.isLive(now));
    }

    /** Tokens that were issued up to now are good no more. A token's time of issue is a whole second. */
    void revokeAll(Instant now) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        notBefore = (notBefore.isBefore(second) ? second : notBefore).plusSeconds(1);
        revoked.clear();
    }

    /** Whether anything changed by it: a token is revoked once, and not after its end. */
    boolean revoke(RevokedToken token, Instant now) {
        if (!token.expiresAt().isAfter(now)
                || revoked.stream().anyMatch(one -> one.tokenId().equals(token.tokenId()))) {
            return false;
        }
        revoked.removeIf(one -> !one.expiresAt().isAfter(now));
        revoked.add(token);
        if (revoked.size() > MOST_REVOKED) {
            revokeAll(now);
        }
        return true;
    }

    /**
     * Takes over what was published last. All tokens end, because single revoked ones may be forgotten here. Where tokens
     * had been ended meanwhile, a secret may have leaked: the older ones, which are here again, end too.
     *
     * @return whether the partner needs new credentials
     */
    boolean restore(Terms last, Instant now) {
        var secretsEnded = last.notBefore().isAfter(notBefore);
        if (secretsEnded) {
            credentials.forEach(one -> one.expire(now));
            notBefore = last.notBefore();
        }
        terms = new EnvironmentTerms(
                last.active(),
                last.paymentModel(),
                last.rateLimitPerMinute(),
                last.creditLimit(),
                last.webhook() ? terms.webhookUrl() : null);
        revokeAll(now);
        updatedAt = now;
        return secretsEnded;
    }

    Terms published(boolean partnerIsActive) {
        return new Terms(
                environment,
                partnerIsActive && terms.active(),
                terms.paymentModel(),
                terms.rateLimitPerMinute(),
                terms.creditLimit(),
                notBefore,
                revoked.stream().map(RevokedToken::tokenId).collect(Collectors.toSet()),
                terms.webhookUrl() != null);
    }

    UUID id() {
        return id;
    }

    PartnerEnvironment environment() {
        return environment;
    }

    EnvironmentTerms terms() {
        return terms;
    }

    /** A whole second, from which on its tokens are issued. */
    Instant notBefore() {
        return notBefore;
    }

    /** Since when its endpoint gets nothing; null where it does. */
    @Nullable
    Instant webhookDisabledAt() {
        return webhookDisabledAt;
    }

    @Nullable
    String webhookDisabledReason() {
        return webhookDisabledReason;
    }

    List<PartnerCredential> credentials() {
        return List.copyOf(credentials);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
