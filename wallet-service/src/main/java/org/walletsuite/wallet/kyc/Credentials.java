package org.walletsuite.wallet.kyc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.picture.Picture;

/**
 * A user's validated credentials for a level.
 *
 * @param details by field
 */
record Credentials(int level, Map<String, String> details, List<Picture> pictures) {

    /** What they say, by name; of pictures what tells one from another. */
    Map<String, Object> fields() {
        var images = new HashMap<String, Object>();
        pictures.forEach(picture -> images.put(picture.name(), Sha256.hex(picture.bytes())));
        return Map.of("level", level, "details", details, "images", images);
    }

    @Override
    public String toString() {
        return "Credentials[level=" + level + "]";
    }
}
