package org.walletsuite.platform.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Hostile bodies, parameters and headers. */
public final class HostileInput {

    private static final int DEEP = 10_000;

    /** Bodies that are not JSON, or JSON of excessive depth or size. */
    public static final List<Body> BODIES = List.of(
            new Body("an end amid an object", bytes("{\"a\":")),
            new Body("text", bytes("beer")),
            new Body("two objects", bytes("{} {}")),
            new Body("a comment", bytes("{/* */}")),
            new Body("a list", bytes("[]")),
            new Body("a number", bytes("1e999999999")),
            new Body("deep lists", bytes("[".repeat(DEEP) + "]".repeat(DEEP))),
            new Body("deep objects", bytes("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP))),
            new Body("the same name twice", bytes("{\"amount\":1,\"amount\":2}")),
            new Body("a name too long", bytes("{\"" + "a".repeat(100_000) + "\":1}")),
            new Body("a bare zero character", new byte[] {'{', '"', 'a', '"', ':', '"', 0, '"', '}'}),
            new Body("no UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'}));

    /** Odd values of parameters: some endpoints may accept them, none may fail with 500. */
    public static final List<String> VALUES = List.of(
            "-1",
            "0",
            "1.5",
            "2147483648",
            "99999999999999999999999999",
            "1e999999999",
            "NaN",
            "' or '1'='1",
            "1; drop table person",
            "a\u0000b",
            "../../etc/passwd",
            "\r\nX-Evil: 1",
            "\ud83d\ude00",
            "x".repeat(3_000));

    /** Queries that cannot be read, though a client can send them. */
    public static final List<String> QUERIES =
            List.of("%ff", "a=%c3%28", "a=%ed%a0%80", "a=%00", "=1", "a=1&=2", "page[]=1", "a&".repeat(1_000) + "a");

    /** Media types that are not JSON, some of them malformed. */
    public static final List<String> NOT_JSON = List.of(
            "application/yaml",
            "application/xml",
            "application/cbor",
            "application/x-jackson-smile",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "text/plain",
            "*/*",
            "application/*",
            "application/*+json",
            "json",
            "application/json/json");

    /** Media types of JSON, with any charset. */
    public static final List<String> JSON = List.of(
            "Application/JSON",
            "application/json;charset=ISO-8859-1",
            "application/json; charset=UTF-16",
            "application/json; charset=nonsense",
            "application/json; charset=*",
            "application/merge-patch+json");

    /** Odd Accept headers. */
    public static final List<String> ACCEPTED = List.of(
            "text/html",
            "application/yaml",
            "image/png",
            "application/json;q=0",
            "application/xml, */*;q=0",
            "nonsense");

    public static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW");

    private HostileInput() {}

    /**
     * A body that every endpoint must refuse.
     *
     * @param name its defect
     */
    @SuppressWarnings("ArrayRecordComponent") // Sent as it is; nobody compares bodies.
    public record Body(String name, byte[] bytes) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
