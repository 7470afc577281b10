package org.walletsuite.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** The address that a client came from, as the gateway found it out; the gateway passes on no such header of clients. */
public final class ForwardedAddress {

    public static final String HEADER = "X-Internal-Client-Address";

    private ForwardedAddress() {}

    /** Names the address to the service that a request is forwarded to, whatever the client said. */
    public static void set(HttpHeaders forwarded, String address) {
        forwarded.set(HEADER, address);
    }

    /** The nearest one where the request did not come through the gateway. */
    public static String of(HttpServletRequest request) {
        var forwarded = request.getHeader(HEADER);
        return forwarded == null ? request.getRemoteAddr() : forwarded;
    }
}
