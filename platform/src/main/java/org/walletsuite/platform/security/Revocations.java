package org.walletsuite.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.event.AccessEvent.AccessChanged;
import org.walletsuite.platform.event.TopicFollower;
import org.walletsuite.platform.event.UnreadableKeys;

/**
 * Revoked tokens: those issued before a change of their user's roles or log-in, and all of a user whose last change is
 * unreadable. A partner's are revoked by the partner's own topic.
 */
final class Revocations implements TopicFollower.Reader<AccessEvent> {

    private final Cache<UUID, AccessChanged> changes;
    private final UnreadableKeys<UUID> unreadable;
    private final PartnerAccess partners;
    private final Counter refused;

    /**
     * Starts without revocations.
     *
     * @param longestLife of a token: after that time no token from before a change is valid, so the change is forgotten
     */
    Revocations(Duration longestLife, PartnerAccess partners, Clock clock, MeterRegistry registry) {
        this.partners = partners;
        this.changes = Caffeine.newBuilder()
                .expireAfter(Expiry.<UUID, AccessChanged>writing((_, change) ->
                        Duration.between(clock.instant(), change.notBefore().plus(longestLife))))
                .build();
        this.unreadable = new UnreadableKeys<>(registry, "access.unreadable", "users", Revocations::user);
        this.refused = registry.counter("access.refused");
        registry.gauge("access.changes", changes, Cache::estimatedSize);
    }

    @Override
    public void consume(AccessEvent event, ConsumerRecord<String, byte[]> record) {
        switch (event) {
            case AccessChanged change -> {
                changes.asMap()
                        .merge(
                                change.userId(),
                                change,
                                (known, read) -> read.version() > known.version() ? read : known);
                unreadable.heal(change.userId(), change.version(), record);
            }
        }
    }

    @Override
    public void unreadable(ConsumerRecord<String, byte[]> record, RuntimeException reason) {
        unreadable.add(record, reason, user -> {
            var known = changes.getIfPresent(user);
            return known == null ? 0 : known.version();
        });
    }

    private static Optional<UUID> user(String key) {
        try {
            return Optional.of(UUID.fromString(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** How many users have an unreadable last change. */
    int unreadableUsers() {
        return unreadable.size();
    }

    /**
     * The principal of a checked token; throws when the token died, or when nobody can tell yet.
     *
     * @param allRead whether all earlier changes of users' access have been consumed
     * @param allPartnersRead whether all changes of partners up to a short time ago have been
     */
    PrincipalAuthentication caller(Jwt token, boolean allRead, boolean allPartnersRead) {
        var authentication = PrincipalAuthentication.of(token);
        switch (authentication.getPrincipal()) {
            case Principal.User user -> refuseDead(user, token, allRead);
            case Principal.Partner partner -> partners.check(partner, token, allPartnersRead);
            case Principal.Service _ -> {} // No topic is about services.
        }
        return authentication;
    }

    private void refuseDead(Principal.User user, Jwt token, boolean allRead) {
        if (!allRead) {
            throw new AuthenticationServiceException("Not all changes of access have been consumed yet");
        }
        if (unreadable.contains(user.id())) {
            refused.increment();
            throw new InvalidBearerTokenException("The user's last change of access can't be read");
        }
        if (isDead(user, Objects.requireNonNullElse(token.getIssuedAt(), Instant.MIN))) {
            refused.increment();
            throw new InvalidBearerTokenException("The user's access changed after the token was issued");
        }
    }

    private boolean isDead(Principal.User user, Instant issuedAt) {
        var change = changes.getIfPresent(user.id());
        return change != null && (!change.active() || issuedAt.isBefore(change.notBefore()));
    }
}
