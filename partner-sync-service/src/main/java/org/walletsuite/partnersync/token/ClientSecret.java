package org.walletsuite.partnersync.token;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.partnersync.partner.ApiSecret;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/** What a client showed to say who it is: a header of HTTP Basic, or an id and a secret in the body, but not both. */
record ClientSecret(String id, ApiSecret secret) {

    private static final String BASIC = "Basic ";
    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /**
     * Reads it.
     *
     * @param authorization all headers of this name
     * @param id in the body
     * @param secret in the body
     */
    static ClientSecret of(List<String> authorization, @Nullable String id, @Nullable String secret) {
        if (authorization.isEmpty()) {
            return id == null || secret == null ? unknown() : checked(id, secret);
        }
        if (authorization.size() > 1 || secret != null) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "The client must be authenticated in one way only");
        }
        var basic = basic(authorization.getFirst()).orElseGet(ClientSecret::unknown);
        if (id != null && !id.equals(basic.id())) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "There are two client ids");
        }
        return basic;
    }

    /** RFC 6749 has both parts form-encoded; what it encodes is in none of ours, so those who don't are understood too. */
    private static Optional<ClientSecret> basic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            var bytes =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var colon = text.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            return FormBody.decoded(text.substring(0, colon))
                    .flatMap(id -> FormBody.decoded(text.substring(colon + 1)).map(secret -> checked(id, secret)));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static ClientSecret checked(String id, String secret) {
        return VISIBLE.matcher(id).matches() ? new ClientSecret(id, new ApiSecret(secret)) : unknown();
    }

    private static ClientSecret unknown() {
        throw refusal();
    }

    /** The same for everybody whose secret opens nothing, whatever the reason. */
    static ApiException refusal() {
        return new ApiException(ErrorCode.UNAUTHORIZED);
    }
}
