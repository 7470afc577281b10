package org.walletsuite.runner.bench;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The constant part of a request, so that building the next one is cheap. */
final class Request {

    private final URI service;
    private final String head;

    Request(URI service, String path, String token) {
        this.service = service;
        this.head = "POST " + path + " HTTP/1.1\r\nHost: " + service.getAuthority()
                + "\r\nContent-Type: application/json\r\nAuthorization: Bearer " + token;
    }

    /** A whole GET, which is the same each time. */
    static byte[] get(URI service, String path, String token) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nAuthorization: Bearer " + token
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A POST with JSON. */
    byte[] with(String headers, String json) {
        return (head + headers + "\r\nContent-Length: " + json.length() + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(service.getHost(), service.getPort());
    }
}
