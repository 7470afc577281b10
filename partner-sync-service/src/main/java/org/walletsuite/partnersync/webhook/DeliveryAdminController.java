package org.walletsuite.partnersync.webhook;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.partnersync.partner.PartnerWebhooks;
import org.walletsuite.partnersync.partner.PartnerWebhooks.Endpoint;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PartnerList;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.Fields;

/** Any partner's webhooks, for admins. */
@RestController
@RequestMapping("/api/v1/admin/partners/{partnerId}/deliveries")
class DeliveryAdminController {

    private final PartnerWebhooks endpoints;
    private final Deliveries deliveries;
    private final DeliveryLog log;
    private final Clock clock;

    DeliveryAdminController(PartnerWebhooks endpoints, Deliveries deliveries, DeliveryLog log, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.log = log;
        this.clock = clock;
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping
    PartnerAnswer<PartnerList<DeliveryView>> list(
            @PathVariable String partnerId,
            @Parameter(description = "The environment that the partner was made in where it is left out.")
                    @RequestParam(required = false)
                    @Nullable
                    String environment,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        return answer(log.list(endpoint(partnerId, environment).id(), status, page, pageSize));
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/{id}")
    PartnerAnswer<DeliveryView.Detail> one(@PathVariable String partnerId, @PathVariable UUID id) {
        return answer(log.get(endpointOf(partnerId, id).id(), id));
    }

    /** One more try, at once. */
    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.CONFLICT)
    @PostMapping("/{id}/retry")
    PartnerAnswer<DeliveryView> retry(@PathVariable String partnerId, @PathVariable UUID id) {
        var endpoint = endpointOf(partnerId, id);
        deliveries.retry(endpoint, id);
        return answer(log.get(endpoint.id(), id).delivery());
    }

    /** In the environment that is named, or else the one that the partner was made in. */
    private Endpoint endpoint(String partnerId, @Nullable String environment) {
        return environment == null
                ? endpoints.requireHome(partnerId)
                : endpoints.require(
                        partnerId,
                        PartnerEnvironment.of(environment)
                                .orElseThrow(() -> ApiException.invalid("environment", Fields.noChoice(environment))));
    }

    private Endpoint endpointOf(String partnerId, UUID delivery) {
        return log.environmentOf(delivery)
                .map(endpoints::get)
                .filter(endpoint -> endpoint.partnerId().equals(partnerId))
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    private <T> PartnerAnswer<T> answer(T data) {
        return PartnerAnswer.of(data, clock.instant());
    }
}
