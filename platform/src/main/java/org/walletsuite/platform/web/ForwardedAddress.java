package org.walletsuite.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** The address that a client came from, as the gateway found it out; the gateway passes on no such header of clients. */
public final class ForwardedAddress {

    public static final String HEADER = "X-Internal-Client-Address";

    private ForwardedAddress() {}

    /** The nearest one where the request did not come through the gateway. */
    public static String of(HttpServletRequest request) {
        var forwarded = request.getHeader(HEADER);
        return forwarded == null ? request.getRemoteAddr() : forwarded;
    }
}
