package org.walletsuite.gateway.edge;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** Tells requests in metrics apart by their kind of client, besides route, method and status. */
@Component
final class ClientKindConvention extends DefaultServerRequestObservationConvention {

    /** Remembers the kind until the request is over, when nobody knows any more whose it was. */
    static void remember(HttpServletRequest request) {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.put(ClientKind.class, ClientKind.of(request)));
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        return super.getLowCardinalityKeyValues(context)
                .and(KeyValue.of("client", kind(context).tag()));
    }

    private static ClientKind kind(ServerRequestObservationContext context) {
        var response = context.getResponse();
        return response != null && response.getStatus() == HttpStatus.UNAUTHORIZED.value()
                ? ClientKind.ANONYMOUS
                : context.getOrDefault(ClientKind.class, ClientKind.ANONYMOUS);
    }
}
