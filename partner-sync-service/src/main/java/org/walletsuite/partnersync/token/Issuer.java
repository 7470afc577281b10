package org.walletsuite.partnersync.token;

import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.security.Principal.Kind;
import org.walletsuite.platform.security.SecuritySettings;

/** Who issues partners' tokens: the issuer that this service, like every other, trusts for partners. */
@Component
class Issuer implements AuthorizationServerContext {

    private final AuthorizationServerSettings settings;

    Issuer(SecuritySettings security) {
        var uri = security.issuers().stream()
                .filter(trusted -> trusted.kinds().contains(Kind.PARTNER))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No issuer is trusted for partners"))
                .uri()
                .toString();
        this.settings = AuthorizationServerSettings.builder().issuer(uri).build();
    }

    @Override
    public String getIssuer() {
        return String.valueOf(settings.getIssuer());
    }

    @Override
    public AuthorizationServerSettings getAuthorizationServerSettings() {
        return settings;
    }
}
