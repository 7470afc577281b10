package org.walletsuite.platform.client;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapterDecorator;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.walletsuite.platform.id.RequestId;

/** Creates the clients through which services call each other. */
public final class ServiceClients {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceClients.class);

    /** Refusals that pass by themselves; a refused token is one, since another one is on its way. */
    private static final Set<Integer> TEMPORARY = Set.of(
            HttpStatus.UNAUTHORIZED.value(), HttpStatus.REQUEST_TIMEOUT.value(), HttpStatus.TOO_MANY_REQUESTS.value());

    private final ServiceClientSettings settings;
    private final RestClient.Builder builder;
    private final CircuitBreakerRegistry breakers;
    private final ObjectProvider<ServiceTokens> tokens;

    ServiceClients(
            ServiceClientSettings settings,
            RestClient.Builder builder,
            CircuitBreakerRegistry breakers,
            ObjectProvider<ServiceTokens> tokens) {
        this.settings = settings;
        this.builder = builder;
        this.breakers = breakers;
        this.tokens = tokens;
    }

    /**
     * A client of another service's HTTP interface; 404 becomes an empty Optional. An outage, a refusal for now
     * (401, 408 and 429), an unreadable response, and a 404 where the method returns no Optional throw
     * {@link ServiceUnavailable}.
     */
    public <T> T create(Class<T> api, String service) {
        var client = plain(service)
                .requestInterceptors(all -> all.addFirst(this::showToken))
                .build();
        var called = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .exchangeAdapterDecorator(NotFoundAsEmpty::new)
                .build()
                .createClient(api);
        return api.cast(Proxy.newProxyInstance(
                api.getClassLoader(),
                new Class<?>[] {api},
                (_, method, arguments) -> answered(service, called, method, arguments)));
    }

    /**
     * Where the method returns no Optional, a 404 can't come from the service itself: something else answers at its
     * address. The same holds for a response that is HTML, incomplete or empty.
     */
    private static Object answered(String service, Object called, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            var answer = method.invoke(called, arguments);
            if (answer == null && method.getReturnType() != void.class) {
                throw new ServiceUnavailable(service, isCommand(method), null);
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw switch (e.getTargetException()) {
                case ServiceUnavailable outage -> outage;
                case HttpClientErrorException refusal
                when isTemporary(refusal) -> refusedForNow(service, method, refusal);
                case RestClientResponseException refusal -> refusal;
                case RestClientException unreadable -> new ServiceUnavailable(service, isCommand(method), unreadable);
                case Throwable other -> other;
            };
        }
    }

    private static boolean isTemporary(HttpClientErrorException refusal) {
        return TEMPORARY.contains(refusal.getStatusCode().value());
    }

    /** A refused request did not run; but an earlier attempt at it, whose answer was lost, may have. */
    private static ServiceUnavailable refusedForNow(String service, Method method, HttpClientErrorException refusal) {
        LOG.error("{} refuses this service's requests for now: {}", service, refusal.getStatusCode(), refusal);
        return new ServiceUnavailable(
                service, isCommand(method) && ResilienceInterceptor.isRetried(httpMethod(method)), refusal);
    }

    private static boolean isCommand(Method method) {
        return !CircuitBreakers.isRead(httpMethod(method));
    }

    private static HttpMethod httpMethod(Method method) {
        var exchange = AnnotatedElementUtils.findMergedAnnotation(method, HttpExchange.class);
        return exchange == null ? HttpMethod.POST : HttpMethod.valueOf(exchange.method());
    }

    /**
     * A client of another service without our token: with timeouts, retries of idempotent requests, and the service's
     * circuit breakers.
     */
    public RestClient.Builder plain(String service) {
        var http = ClientHttpRequestFactoryBuilder.httpComponents()
                .withHttpClientCustomizer(HttpClientBuilder::disableAutomaticRetries)
                .withDefaultRequestConfigCustomizer(
                        requests -> requests.setConnectionRequestTimeout(Timeout.of(settings.connectTimeout())))
                .withConnectionManagerCustomizer(
                        pool -> pool.setMaxConnPerRoute(settings.connections()).setMaxConnTotal(settings.connections()))
                .build(HttpClientSettings.defaults()
                        .withConnectTimeout(settings.connectTimeout())
                        .withReadTimeout(settings.readTimeout()));
        return builder.clone()
                .baseUrl(settings.address(service).toString())
                .requestFactory(http)
                .requestInterceptor(ServiceClients::passOnRequestId)
                .requestInterceptor(new ResilienceInterceptor(service, CircuitBreakers.of(breakers, service)));
    }

    /**
     * Runs outside the service's circuit breaker, which must not count failures to get a token. A request whose token was
     * refused did not run, so it is sent once more with a new token, where there is one: the issuer's key may have been
     * replaced.
     */
    private ClientHttpResponse showToken(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var token = tokens.getObject().current();
        request.getHeaders().setBearerAuth(token);
        var answer = execution.execute(request, body);
        if (answer.getStatusCode().value() != HttpStatus.UNAUTHORIZED.value()) {
            return answer;
        }
        var other = tokens.getObject().insteadOf(token);
        if (other.equals(token)) {
            return answer;
        }
        answer.close();
        request.getHeaders().setBearerAuth(other);
        return execution.execute(request, body);
    }

    private static ClientHttpResponse passOnRequestId(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
        var id = MDC.get(RequestId.LOG_KEY);
        if (id != null) {
            request.getHeaders().set(RequestId.HEADER, id);
        }
        return execution.execute(request, body);
    }

    /** Only a 404 means absent, never an empty response. */
    private static final class NotFoundAsEmpty extends HttpExchangeAdapterDecorator {

        NotFoundAsEmpty(HttpExchangeAdapter client) {
            super(client);
        }

        @Override
        public <T> @Nullable T exchangeForBody(HttpRequestValues request, ParameterizedTypeReference<T> type) {
            try {
                var body = super.exchangeForBody(request, type);
                if (body == null) {
                    throw new RestClientException("The answer is empty");
                }
                return body;
            } catch (HttpClientErrorException.NotFound e) {
                return null;
            }
        }
    }
}
