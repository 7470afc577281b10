package org.walletsuite.wallet.password;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.setting.MalformedSetting;

/**
 * How users log in.
 *
 * @param issuer of the OpenID provider whose tokens are exchanged for ours, exactly as they name it; empty where there is
 *     none
 * @param audience that its tokens must be for
 * @param passwords {@code false} where users log in at the provider only
 */
@ConfigurationProperties("suite.log-in")
public record LogInSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String audience,
        @DefaultValue("true") String passwords) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public LogInSettings {
        if (!issuer.isEmpty() && (!isTrustworthy(issuer) || issuer.contains("?"))) {
            throw new MalformedSetting(
                    "AUTH_ISSUER", "must be an https address without a query, as the provider's tokens name it");
        }
        if (issuer.isEmpty() != audience.isBlank()) {
            throw new MalformedSetting("AUTH_AUDIENCE", "and AUTH_ISSUER are given together or not at all");
        }
        if (!Set.of("true", "false").contains(passwords)) {
            throw new MalformedSetting("AUTH_PASSWORD_LOGIN", "must be true or false");
        }
        if (issuer.isEmpty() && passwords.equals("false")) {
            throw new MalformedSetting("AUTH_PASSWORD_LOGIN", "is false, and AUTH_ISSUER names no other way to log in");
        }
    }

    public boolean hasProvider() {
        return !issuer.isEmpty();
    }

    /** Throws FORBIDDEN where users log in at the provider only. */
    public void requirePasswords() {
        if (passwords.equals("false")) {
            throw new ApiException(
                    ErrorCode.FORBIDDEN, "Passwords are not accepted here, log in with your identity provider.");
        }
    }

    /** Whether nobody between us and this address can answer in its place. */
    public static boolean isTrustworthy(String address) {
        try {
            var uri = new URI(address);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost())));
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
