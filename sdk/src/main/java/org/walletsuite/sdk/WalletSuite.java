package org.walletsuite.sdk;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.walletsuite.sdk.client.ApiClient;

/**
 * Connects to a gateway. The generated classes take what this returns, as in {@code new PaymentControllerApi(client)}, and
 * {@link Retries} repeats their calls.
 */
public final class WalletSuite {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(15);

    private WalletSuite() {}

    /** Without a token, to log in or sign up. */
    public static ApiClient connect(URI gateway) {
        return connect(gateway, () -> null);
    }

    /** With the token that is current at each request; null for none. */
    public static ApiClient connect(URI gateway, Supplier<@Nullable String> token) {
        var client = new ApiClient();
        client.updateBaseUri(gateway.toString());
        client.setConnectTimeout(TO_CONNECT);
        client.setReadTimeout(TO_ANSWER);
        client.setRequestInterceptor(request -> authorize(request, token.get()));
        return client;
    }

    private static void authorize(HttpRequest.Builder request, @Nullable String token) {
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
    }
}
