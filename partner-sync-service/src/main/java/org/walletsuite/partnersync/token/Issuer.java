package org.walletsuite.partnersync.token;

import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.security.Principal.Kind;
import org.walletsuite.platform.security.SecuritySettings;

/** Who issues partners' tokens: the issuer that this service, like every other, trusts for partners. There is one. */
@Component
class Issuer implements AuthorizationServerContext {

    private final AuthorizationServerSettings settings;

    Issuer(SecuritySettings security) {
        var trusted = security.issuers().stream()
                .filter(one -> one.kinds().contains(Kind.PARTNER))
                .map(one -> one.uri().toString())
                .toList();
        if (trusted.size() != 1) {
            throw new UnclearIssuer(trusted);
        }
        this.settings =
                AuthorizationServerSettings.builder().issuer(trusted.getFirst()).build();
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
