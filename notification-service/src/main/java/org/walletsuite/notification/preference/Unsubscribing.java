package org.walletsuite.notification.preference;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.secret.UnusableSecretsKey;

/**
 * Links by which whoever got a mail gets no more of its type, without logging in. The link's token is encrypted and
 * authenticated with the service's key, so that nobody makes one for somebody else or learns whose it is; it has no end,
 * because mails are kept for long, and survives a rotation of the key while the older one is configured.
 */
@Service
public class Unsubscribing {

    private static final String PLACE = "unsubscribe";
    private static final int ID_BYTES = 2 * Long.BYTES;

    private final SecretBox box;
    private final LinkSettings settings;

    Unsubscribing(SecretBox box, LinkSettings settings) {
        this.box = box;
        this.settings = settings;
    }

    /** Who wants no more mails of which type. */
    record Subscription(UUID user, NotificationType type) {}

    /** The address for this user's mails of this type. */
    public String linkFor(UUID user, NotificationType type) {
        return settings.base() + "/notifications/unsubscribe/?token=" + token(user, type);
    }

    private String token(UUID user, NotificationType type) {
        var code = type.code().getBytes(StandardCharsets.UTF_8);
        var content = ByteBuffer.allocate(ID_BYTES + code.length)
                .putLong(user.getMostSignificantBits())
                .putLong(user.getLeastSignificantBits())
                .put(code);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(box.seal(content.array(), PLACE));
    }

    /** Empty for a token that is none of ours, or of a type that can't be switched off. */
    Optional<Subscription> read(String token) {
        try {
            var content = ByteBuffer.wrap(box.open(Base64.getUrlDecoder().decode(token), PLACE));
            var user = new UUID(content.getLong(), content.getLong());
            var code = StandardCharsets.UTF_8.decode(content).toString();
            return NotificationType.ofCode(code)
                    .filter(NotificationType::canBeSwitchedOff)
                    .map(type -> new Subscription(user, type));
        } catch (IllegalArgumentException | UnusableSecretsKey _) {
            return Optional.empty();
        }
    }
}
