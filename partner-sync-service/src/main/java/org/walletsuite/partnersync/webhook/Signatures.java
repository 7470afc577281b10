package org.walletsuite.partnersync.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent, over its very bytes: by the partner API's own scheme with the newest secret, and by Standard Webhooks
 * with every live one, so that a partner can change from one to the next whenever it likes.
 */
final class Signatures {

    static final String OWN = "X-MyMoolah-Signature";
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final String MAC = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private Signatures() {}

    /**
     * The headers of one try.
     *
     * @param id stable over all tries of an event
     * @param secrets those that are live, the newest first
     */
    static Map<String, String> headers(String id, byte[] body, List<String> secrets, Instant now) {
        var timestamp = Long.toString(now.getEpochSecond());
        var signed = signed(id, timestamp, body);
        var newest = secrets.getFirst().getBytes(StandardCharsets.UTF_8);
        var headers = new LinkedHashMap<String, String>();
        headers.put(OWN, HexFormat.of().formatHex(mac(newest, body)));
        headers.put(ID, id);
        headers.put(TIMESTAMP, timestamp);
        headers.put(
                SIGNATURE,
                secrets.stream()
                        .map(secret -> VERSION + Base64.getEncoder().encodeToString(mac(key(secret), signed)))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    private static byte[] signed(String id, String timestamp, byte[] body) {
        var head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        var all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + MAC, e);
        }
    }
}
