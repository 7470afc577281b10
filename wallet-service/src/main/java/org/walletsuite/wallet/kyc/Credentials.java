package org.walletsuite.wallet.kyc;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.picture.Picture;

/**
 * What somebody brings forward to be raised to a level, checked.
 *
 * @param details by field
 */
record Credentials(int level, Map<String, String> details, List<Picture> pictures) {

    /** Two with the same hash say the same. */
    String hash() {
        var images = new TreeMap<String, Object>();
        pictures.forEach(picture -> images.put(
                picture.name(), HexFormat.of().formatHex(RequestHash.sha256().digest(picture.bytes()))));
        var text = RequestHash.canonical(Map.of("level", level, "details", details, "images", images));
        return HexFormat.of().formatHex(RequestHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "Credentials[level=" + level + "]";
    }
}
