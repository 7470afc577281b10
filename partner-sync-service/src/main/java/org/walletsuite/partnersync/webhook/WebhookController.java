package org.walletsuite.partnersync.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.partnersync.partner.PartnerWebhooks;
import org.walletsuite.partnersync.partner.PartnerWebhooks.Endpoint;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerList;
import org.walletsuite.platform.partner.PartnerScope;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A partner's webhooks in the environment of its token. Codes are sent there, so that a token which only reads vouchers only
 * reads here, too.
 */
@RestController
@RequestMapping("/api/v1/partner/webhooks")
class WebhookController {

    private final PartnerWebhooks endpoints;
    private final Deliveries deliveries;
    private final DeliveryLog log;
    private final WebhookRequests requests;
    private final Idempotency idempotency;
    private final SecretBox box;
    private final Clock clock;

    WebhookController(
            PartnerWebhooks endpoints,
            Deliveries deliveries,
            DeliveryLog log,
            WebhookRequests requests,
            Idempotency idempotency,
            SecretBox box,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.log = log;
        this.requests = requests;
        this.idempotency = idempotency;
        this.box = box;
        this.clock = clock;
    }

    /**
     * Where webhooks go.
     *
     * @param enabled whether anything is sent there
     * @param disabledReason why not, where the endpoint itself is the reason
     * @param previousSecretValidUntil when the secret before the newest one ends; null where there is only one
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Settings(
            @Nullable String url,
            boolean enabled,
            @Nullable Instant disabledAt,
            @Nullable String disabledReason,
            @Nullable Instant previousSecretValidUntil) {

        static Settings of(Endpoint endpoint) {
            return new Settings(
                    endpoint.url(),
                    endpoint.refusal().isEmpty(),
                    second(endpoint.disabledAt()),
                    endpoint.disabledReason(),
                    second(endpoint.previousSecretUntil()));
        }
    }

    /** A new secret, shown to whoever asked for it and to nobody again. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Rotated(String webhookSecret, Instant previousSecretValidUntil) {

        @Override
        public String toString() {
            return "Rotated[]";
        }
    }

    /**
     * What is sent again.
     *
     * @param complete whether that is all; otherwise the same request goes on
     */
    record Recovered(int recovered, boolean complete) {}

    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @GetMapping
    PartnerAnswer<Settings> settings(@AuthenticationPrincipal Principal.Partner caller) {
        return answer(Settings.of(readable(caller)));
    }

    /** Also enables an endpoint that was disabled. */
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @PutMapping
    PartnerAnswer<Settings> change(
            @AuthenticationPrincipal Principal.Partner caller, @RequestBody WebhookRequests.Address body) {
        var url = requests.url(body);
        endpoints.setUrl(changeable(caller), url);
        return answer(Settings.of(endpoint(caller)));
    }

    /** Sends a sample, once. */
    @AdditionalResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FirstAnswer<PartnerAnswer<DeliveryView>>> test(
            @AuthenticationPrincipal Principal.Partner caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) WebhookRequests.@Nullable Sample body) {
        var event = requests.sample(body);
        var endpoint = changeable(caller);
        return idempotency.once(key("webhook-test", endpoint, key), Map.of("event", event.name()), () -> {
            var id = deliveries.addTest(endpoint, event);
            return Reply.created(answer(log.get(endpoint.id(), id).delivery()));
        });
    }

    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @GetMapping("/deliveries")
    PartnerAnswer<PartnerList<DeliveryView>> list(
            @AuthenticationPrincipal Principal.Partner caller,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        return answer(log.list(readable(caller).id(), status, page, pageSize));
    }

    @GetMapping("/deliveries/{id}")
    PartnerAnswer<DeliveryView.Detail> one(@AuthenticationPrincipal Principal.Partner caller, @PathVariable UUID id) {
        return answer(log.get(readable(caller).id(), id));
    }

    /** One more try, at once. */
    @AdditionalResponses(HttpStatus.CONFLICT)
    @PostMapping("/deliveries/{id}/retry")
    PartnerAnswer<DeliveryView> retry(@AuthenticationPrincipal Principal.Partner caller, @PathVariable UUID id) {
        var endpoint = changeable(caller);
        deliveries.retry(endpoint, id);
        return answer(log.get(endpoint.id(), id).delivery());
    }

    /** Sends again what failed or was skipped since a time. */
    @AdditionalResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @PostMapping("/recover")
    PartnerAnswer<Recovered> recover(
            @AuthenticationPrincipal Principal.Partner caller, @RequestBody WebhookRequests.Since body) {
        var since = requests.since(body);
        var recovered = deliveries.recover(changeable(caller), since);
        return answer(new Recovered(recovered, recovered < Deliveries.MOST_RECOVERED));
    }

    /** The secret before the new one stays valid for a day, or for as long as the partner says. */
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @PostMapping("/secret/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FirstAnswer<PartnerAnswer<Rotated>>> rotate(
            @AuthenticationPrincipal Principal.Partner caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) WebhookRequests.@Nullable Rotation body) {
        var grace = requests.grace(body);
        var endpoint = changeable(caller);
        var request = Map.<String, Object>of("grace", grace.toMinutes());
        var first = idempotency.sealed(box).once(key("webhook-secret", endpoint, key), request, () -> {
            var secret = endpoints.rotateSecret(endpoint, grace);
            var until = clock.instant().plus(grace).truncatedTo(ChronoUnit.SECONDS);
            return Reply.created(
                    PartnerAnswer.of("New secret; it is shown only now", new Rotated(secret, until), clock.instant()));
        });
        return ResponseEntity.status(first.getStatusCode())
                .headers(first.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(first.getBody());
    }

    private Endpoint readable(Principal.Partner caller) {
        caller.mustHave(PartnerScope.VOUCHER_QUERY);
        return endpoint(caller);
    }

    private Endpoint changeable(Principal.Partner caller) {
        caller.mustHave(PartnerScope.VOUCHER_ISSUE);
        return endpoint(caller);
    }

    private Endpoint endpoint(Principal.Partner caller) {
        return endpoints.require(caller.id(), caller.environment());
    }

    private static IdempotencyKey key(String operation, Endpoint endpoint, @Nullable String key) {
        return IdempotencyKey.of("partnersync", operation, endpoint.id(), key);
    }

    private <T> PartnerAnswer<T> answer(T data) {
        return PartnerAnswer.of(data, clock.instant());
    }

    private static @Nullable Instant second(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
