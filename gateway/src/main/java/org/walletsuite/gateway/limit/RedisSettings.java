package org.walletsuite.gateway.limit;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.walletsuite.platform.setting.MalformedSetting;

/**
 * Where the gateways share their limits.
 *
 * @param url of Redis; empty where this gateway limits by itself
 * @param password apart from the address, so that no character needs an escape; empty where Redis asks for none
 * @param timeout the longest that a count waits for Redis
 */
@ConfigurationProperties("gateway.redis")
record RedisSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String password,
        @DefaultValue("50ms") Duration timeout) {

    private static final Set<String> SCHEMES = Set.of("redis", "rediss");
    private static final int MOST_PORT = 65_535;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    RedisSettings {
        if (!url.isBlank() && !isAddress(url.strip())) {
            throw new MalformedSetting("REDIS_URL", "must be redis://host:port, or rediss://host:port with TLS");
        }
        if (url.isBlank() && !password.isEmpty()) {
            throw new MalformedSetting("REDIS_URL", "is missing: REDIS_PASSWORD is given");
        }
        if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
            throw new MalformedSetting("REDIS_TIMEOUT", "must be from 1 ms to 1 s");
        }
    }

    boolean isGiven() {
        return !url.isBlank();
    }

    /** @param connecting how long connecting may take */
    RedisURI uri(Duration connecting) {
        var uri = RedisURI.builder(RedisURI.create(url.strip())).withTimeout(connecting);
        return (password.isEmpty() ? uri : uri.withPassword(password.toCharArray())).build();
    }

    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() <= MOST_PORT
                    && uri.getPort() != 0
                    && uri.getPath().matches("/?\\d{0,2}")
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "RedisSettings[isGiven=" + isGiven() + ", timeout=" + timeout + "]";
    }
}
