package org.walletsuite.platform.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.walletsuite.platform.idempotency.IdempotencyRows.BodyCodec;
import org.walletsuite.platform.secret.SecretBox;

/** Answers that show a secret, which the database must not know. */
record SealedBodies(SecretBox box) implements BodyCodec {

    private static final String PLACE = "idempotent-answer";

    @Override
    public String keep(String body) {
        return Base64.getEncoder().encodeToString(box.seal(body.getBytes(StandardCharsets.UTF_8), PLACE));
    }

    @Override
    public String read(String kept) {
        return new String(box.open(Base64.getDecoder().decode(kept), PLACE), StandardCharsets.UTF_8);
    }
}
