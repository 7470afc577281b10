package org.walletsuite.wallet.kyc;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.picture.Picture;
import org.walletsuite.platform.secret.SecretBox;

/**
 * A user's validated credentials for a level.
 *
 * @param details by field
 */
record Credentials(int level, Map<String, String> details, List<Picture> pictures) {

    /** What makes two submissions of a user the same. */
    Map<String, Object> fields(UUID user, SecretBox box) {
        var images = new HashMap<String, Object>();
        pictures.forEach(picture -> images.put(picture.name(), Sha256.hex(picture.bytes())));
        // What is kept of a request must not help anybody to guess the national id.
        var said = RequestHash.canonical(Map.copyOf(details)).getBytes(StandardCharsets.UTF_8);
        var proof = box.fingerprint(said, "credentials-of:" + user);
        return Map.of("level", level, "details", HexFormat.of().formatHex(proof), "images", images);
    }

    @Override
    public String toString() {
        return "Credentials[level=" + level + "]";
    }
}
