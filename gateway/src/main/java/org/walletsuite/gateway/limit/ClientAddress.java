package org.walletsuite.gateway.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.stereotype.Component;

/**
 * A client's address: the last one in the proxy chain that is not a trusted proxy; for IPv6 its network, because one
 * client usually has all of it.
 */
@Component
public final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int NETWORK_BYTES = 8;

    private final @Nullable Pattern trusted;

    ClientAddress(GatewayMvcProperties properties) {
        var proxies = properties.getTrustedProxies();
        this.trusted = proxies == null ? null : Pattern.compile(proxies);
    }

    public String of(HttpServletRequest request) {
        var nearest = request.getRemoteAddr();
        if (!isTrusted(nearest)) {
            return network(nearest);
        }
        for (var hop : backwards(request)) {
            nearest = hop;
            if (!isTrusted(hop)) {
                break;
            }
        }
        return network(nearest);
    }

    private boolean isTrusted(String address) {
        return trusted != null && trusted.matcher(address).matches();
    }

    /** Each proxy appends the address it was called from, so only the end of the list can be trusted. */
    private static List<String> backwards(HttpServletRequest request) {
        var hops = Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .map(ClientAddress::withoutPort)
                .toList();
        return hops.reversed();
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** Some proxies add the port, which differs for every connection. */
    private static String withoutPort(String address) {
        if (address.startsWith("[")) {
            return address.substring(1, Math.max(1, address.indexOf(']')));
        }
        var colon = address.indexOf(':');
        return colon >= 0 && colon == address.lastIndexOf(':') ? address.substring(0, colon) : address;
    }
}
