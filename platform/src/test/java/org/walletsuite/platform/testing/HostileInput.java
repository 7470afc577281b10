package org.walletsuite.platform.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What attackers send where others send bodies and parameters. */
public final class HostileInput {

    private static final int DEEP = 10_000;

    /** Bodies that are no JSON, or more of it than anybody needs. */
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

    /** Values of parameters that some may understand, and nobody may stumble over. */
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

    /** Media types of bodies that are not JSON, some of them of none. */
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

    /** Media types of JSON, whatever they say of its characters. */
    public static final List<String> JSON = List.of(
            "Application/JSON",
            "application/json;charset=ISO-8859-1",
            "application/json; charset=UTF-16",
            "application/json; charset=nonsense",
            "application/json; charset=*",
            "application/merge-patch+json");

    /** What some clients accept, and others never meant to say. */
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
     * A body that nobody may take for one.
     *
     * @param name what is wrong with it
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
