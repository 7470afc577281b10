package org.walletsuite.platform.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.walletsuite.platform.client.ServiceTokens;
import org.walletsuite.platform.client.ServiceUnavailable;

/**
 * Gets this service's token from wallet-service and renews it in the second half of its life, so that an outage of
 * wallet-service has no effect meanwhile; earlier only when a service refuses it, for instance because the key that signed
 * it was replaced.
 */
final class IssuedServiceTokens implements ServiceTokens {

    private static final Logger LOG = LoggerFactory.getLogger(IssuedServiceTokens.class);
    private static final String ISSUER = "wallet";
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final RestClient issuer;
    private final Clock clock;
    private final ReentrantLock renewal = new ReentrantLock();
    private volatile @Nullable Held held;
    private volatile Instant nextTry = Instant.MIN;

    IssuedServiceTokens(RestClient issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public String current() {
        var now = clock.instant();
        var token = held;
        if (token != null && now.isBefore(token.renewFrom)) {
            return token.value;
        }
        if (token != null && now.isBefore(token.validUntil)) {
            renewUnlessSomebodyDoes(now);
            return token.value;
        }
        return renewOrFail().value;
    }

    /** Concurrent callers share one renewal. The token is kept until there is another: other services may accept it. */
    @Override
    public String insteadOf(String refused) {
        renewal.lock();
        try {
            var token = held;
            if (token != null && !token.value.equals(refused)) {
                return token.value;
            }
            var now = clock.instant();
            return now.isBefore(nextTry) ? refused : renew().value;
        } catch (ServiceUnavailable e) {
            LOG.warn("The service token was refused, and there is no other yet", e);
            return refused;
        } finally {
            renewal.unlock();
        }
    }

    private void renewUnlessSomebodyDoes(Instant now) {
        if (now.isBefore(nextTry) || !renewal.tryLock()) {
            return;
        }
        try {
            renew();
        } catch (ServiceUnavailable e) {
            LOG.warn("Service token not renewed yet, the current one is still valid", e);
        } finally {
            renewal.unlock();
        }
    }

    /** Concurrent callers share one attempt instead of trying one after the other. */
    private Held renewOrFail() {
        renewal.lock();
        try {
            var now = clock.instant();
            var token = held;
            if (token != null && now.isBefore(token.validUntil)) {
                return token;
            }
            if (now.isBefore(nextTry)) {
                throw new ServiceUnavailable(ISSUER, false, null);
            }
            return renew();
        } finally {
            renewal.unlock();
        }
    }

    private Held renew() {
        try {
            var asked = clock.instant();
            var fresh = ask(asked);
            held = fresh;
            nextTry = asked.plus(BETWEEN_TRIES);
            return fresh;
        } catch (RestClientException e) {
            nextTry = clock.instant().plus(BETWEEN_TRIES);
            throw new ServiceUnavailable(ISSUER, false, e); // The request that needed the token was never sent.
        }
    }

    private Held ask(Instant asked) {
        var answer = issuer.post()
                .uri("/internal/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("grant_type=client_credentials")
                .retrieve()
                .body(Answer.class);
        if (answer == null || answer.accessToken() == null || answer.expiresIn() == null) {
            throw new RestClientException("The answer holds no token");
        }
        var life = Duration.ofSeconds(answer.expiresIn());
        return new Held(
                answer.accessToken(),
                asked.plus(life.dividedBy(2)),
                asked.plus(life).minus(MARGIN));
    }

    private record Held(String value, Instant renewFrom, Instant validUntil) {}

    private record Answer(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") @Nullable Long expiresIn) {}
}
