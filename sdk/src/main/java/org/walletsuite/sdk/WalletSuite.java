package org.walletsuite.sdk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.walletsuite.sdk.RenewedToken.Grant;
import org.walletsuite.sdk.client.ApiClient;
import org.walletsuite.sdk.partnersync.TokenApi;
import org.walletsuite.sdk.partnersync.model.TokenRequest;
import org.walletsuite.sdk.wallet.LogInApi;
import org.walletsuite.sdk.wallet.model.LogIn;

/**
 * Connects to a gateway. The generated classes take what this returns, as in {@code new PaymentApi(client)}, their failures
 * are {@link WalletSuiteException}s, and {@link Retries} repeats their calls.
 */
public final class WalletSuite {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(15);
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";
    private static final int UNAUTHORIZED = 401;

    private WalletSuite() {}

    /** Without a token, for calls that need none, such as a sign-up. */
    public static ApiClient connect(URI gateway) {
        return connect(gateway, () -> null);
    }

    /** With the token that is current at each request; null for none. */
    public static ApiClient connect(URI gateway, Supplier<@Nullable String> token) {
        return connect(gateway, token, _ -> {});
    }

    /** As a user, who is logged in when the first call is made, and again before the token expires. */
    public static ApiClient connectAsUser(URI gateway, String email, String password) {
        var logIn = new LogInApi(connect(gateway));
        return connectRenewing(gateway, () -> {
            var tokens = logIn.logIn(new LogIn().email(email).password(password), null);
            return new Grant(tokens.getAccessToken(), Duration.ofSeconds(tokens.getExpiresIn()));
        });
    }

    /** As a partner, with the client credentials grant. */
    public static ApiClient connectAsPartner(URI gateway, String partnerId, String secret) {
        var tokens = new TokenApi(connect(gateway));
        var request = new TokenRequest()
                .grantType("client_credentials")
                .clientId(partnerId)
                .clientSecret(secret);
        return connectRenewing(gateway, () -> {
            var token = tokens.tokenByForm(request);
            return new Grant(token.getAccessToken(), Duration.ofSeconds(token.getExpiresIn()));
        });
    }

    private static ApiClient connectRenewing(URI gateway, Supplier<Grant> source) {
        var token = new RenewedToken(source, InstantSource.system());
        return connect(gateway, token::current, token::refused);
    }

    private static ApiClient connect(URI gateway, Supplier<@Nullable String> token, Consumer<String> refused) {
        var client = new SharedClient();
        client.updateBaseUri(gateway.toString().replaceAll("/+$", ""));
        client.setReadTimeout(TO_ANSWER);
        client.setRequestInterceptor(request -> authorize(request, token.get()));
        client.setResponseInterceptor(answer -> {
            if (answer.statusCode() == UNAUTHORIZED) {
                bearer(answer.request()).ifPresent(refused);
            }
        });
        return client;
    }

    private static void authorize(HttpRequest.Builder request, @Nullable String token) {
        if (token != null) {
            request.setHeader(AUTHORIZATION, BEARER + token);
        }
    }

    private static Optional<String> bearer(HttpRequest request) {
        return request.headers()
                .firstValue(AUTHORIZATION)
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }

    /** Gives all generated classes one pool of connections. */
    private static final class SharedClient extends ApiClient {

        private final HttpClient http =
                HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

        @Override
        public HttpClient getHttpClient() {
            return http;
        }
    }
}
