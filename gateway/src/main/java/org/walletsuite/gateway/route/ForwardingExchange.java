package org.walletsuite.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.common.AbstractProxyExchange;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;
import org.walletsuite.gateway.limit.GlobalLimit;
import org.walletsuite.gateway.limit.LimitHeaders;
import org.walletsuite.gateway.stream.OpenStream;
import org.walletsuite.gateway.stream.StreamOpening;
import org.walletsuite.gateway.stream.Streams;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.web.ErrorResponses;

/**
 * Forwards a request to its route's service and streams the response back; failures are answered in the family's
 * format.
 */
@Component
final class ForwardingExchange extends AbstractProxyExchange {

    private static final int LARGEST_BUFFER = 8 * 1024;

    private final Routes routes;
    private final GlobalLimit all;
    private final Streams streams;
    private final ErrorResponses errors;

    ForwardingExchange(
            GatewayMvcProperties properties, Routes routes, GlobalLimit all, Streams streams, ErrorResponses errors) {
        super(properties);
        this.routes = routes;
        this.all = all;
        this.streams = streams;
        this.errors = errors;
    }

    @Override
    public ServerResponse exchange(Request request) {
        var incoming = request.getServerRequest().servletRequest();
        var route = routes.of(incoming).orElseThrow();
        var address = address(route, incoming).orElse(null);
        if (address == null) {
            return refusal(new ApiException(ErrorCode.VALIDATION_ERROR, "The query is malformed."));
        }
        if (!route.isStream()) {
            return send(request, route, address, null);
        }
        return switch (streams.open(incoming)) {
            case StreamOpening.Refused(var reason) -> refusal(reason);
            case OpenStream stream -> send(request, route, address, stream);
        };
    }

    private ServerResponse send(Request request, Route route, URI address, @Nullable OpenStream stream) {
        var incoming = request.getServerRequest().servletRequest();
        try {
            var outgoing = route.client()
                    .method(request.getMethod())
                    .uri(address)
                    .headers(headers -> headers.putAll(request.getHeaders()));
            if (!incoming.getInputStream().isFinished()) {
                outgoing.body(service -> copy(incoming.getInputStream(), service, incoming.getContentLengthLong()));
            }
            var tooMany = all.refusal();
            return tooMany.isPresent()
                    ? refusal(tooMany.get())
                    : answer(request, stream, route.upstream().send(outgoing, request.getMethod()));
        } catch (ForwardingFailure failure) {
            return refusal(failure.error(request.getMethod()));
        } catch (IOException e) {
            return refusal(Upstream.failure(e).error(request.getMethod()));
        }
    }

    /** Path and query are forwarded unchanged, so that decoding and encoding can't alter them; empty if they can't be. */
    private static Optional<URI> address(Route route, HttpServletRequest incoming) {
        var path = route.target() == null ? incoming.getRequestURI() : route.target();
        var query = incoming.getQueryString() == null ? "" : "?" + incoming.getQueryString();
        try {
            return Optional.of(new URI(route.upstream().address() + path + query));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The service's response is closed when it has been passed on, or at once where it can't be. */
    private ServerResponse answer(Request request, @Nullable OpenStream stream, ClientHttpResponse upstream)
            throws IOException {
        try {
            return passedOn(request, stream, upstream);
        } catch (IOException | RuntimeException e) {
            upstream.close();
            throw e;
        }
    }

    private ServerResponse passedOn(Request request, @Nullable OpenStream stream, ClientHttpResponse upstream)
            throws IOException {
        var answer = GatewayServerResponse.status(upstream.getStatusCode()).build((incoming, response) -> {
            try (upstream) {
                RouteConfiguration.VALIDATORS.forEach(name ->
                        upstream.getHeaders().getOrEmpty(name).forEach(value -> response.setHeader(name, value)));
                if (TokenCookies.pass(incoming)) {
                    upstream.getHeaders()
                            .getOrEmpty(TokenCookies.ANSWERED)
                            .forEach(value -> response.addHeader(HttpHeaders.SET_COOKIE, value));
                }
                if (stream == null) {
                    pass(upstream, incoming, response);
                } else {
                    stream.carry(upstream.getBody(), upstream, response);
                }
            }
            return null;
        });
        request.getResponseConsumers().forEach(consumer -> consumer.accept(new Head(upstream), answer));
        return answer;
    }

    private void pass(ClientHttpResponse upstream, HttpServletRequest incoming, HttpServletResponse response)
            throws IOException {
        var body = new UpstreamBody(upstream.getBody());
        try {
            var length = upstream.getHeaders().getContentLength();
            if (length < 0) {
                copyResponseBody(upstream, body, response.getOutputStream());
            } else {
                copy(body, response.getOutputStream(), length);
            }
        } catch (IOException e) {
            if (!body.hasFailed() || response.isCommitted()) {
                throw e;
            }
            takeBack(upstream.getHeaders(), response);
            errors.write(incoming, response, Upstream.failure(e).error(HttpMethod.valueOf(incoming.getMethod())));
        }
    }

    /**
     * Without flushing, so that a small body is sent together with its headers.
     *
     * @param length in bytes, or -1 where it is unknown
     */
    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        var buffer = new byte[length < 0 ? LARGEST_BUFFER : Math.clamp(length, 1, LARGEST_BUFFER)];
        for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
        }
    }

    /** Discards the service's partial response, but keeps the gateway's own headers. */
    private static void takeBack(HttpHeaders theirs, HttpServletResponse response) {
        var ours = new HttpHeaders();
        response.getHeaderNames().stream()
                .filter(name -> !theirs.containsHeader(name)
                        || RouteConfiguration.isNotFromServices(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> ours.addAll(name, List.copyOf(response.getHeaders(name))));
        response.reset();
        ours.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    /** The caller is within its own limit here, so a 429 is about another one and must not carry the headers of that. */
    private ServerResponse refusal(ApiException error) {
        return GatewayServerResponse.status(error.code().status()).build((incoming, response) -> {
            if (error.code() == ErrorCode.RATE_LIMITED) {
                LimitHeaders.remove(response);
            }
            errors.write(incoming, response, error);
            return null;
        });
    }

    private record Head(ClientHttpResponse upstream) implements Response {

        @Override
        public HttpHeaders getHeaders() {
            return upstream.getHeaders();
        }

        @Override
        public HttpStatusCode getStatusCode() {
            try {
                return upstream.getStatusCode();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
