package org.walletsuite.ledger;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.NotFoundRestClientAdapterDecorator;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.testing.TestIssuer;

/** The ledger as other services reach it: over HTTP, with a service token. */
public final class LedgerClient {

    private LedgerClient() {}

    public static LedgerApi create(int port) {
        return create(http(port));
    }

    static LedgerApi create(int port, String service) {
        return create(http(port, service));
    }

    public static LedgerApi create(RestClient http) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(http))
                .exchangeAdapterDecorator(NotFoundRestClientAdapterDecorator::new)
                .build()
                .createClient(LedgerApi.class);
    }

    public static RestClient http(int port) {
        return http(port, "test");
    }

    private static RestClient http(int port, String service) {
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer " + TestIssuer.shared().serviceToken(service))
                .build();
    }

    /** The HTTP status of the error that answers this call. */
    static HttpStatusCode status(ThrowingCallable call) {
        return catchThrowableOfType(HttpClientErrorException.class, call).getStatusCode();
    }
}
