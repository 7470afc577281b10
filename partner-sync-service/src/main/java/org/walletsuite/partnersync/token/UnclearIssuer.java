package org.walletsuite.partnersync.token;

import java.util.List;

/** Nobody can tell by which name to sign partners' tokens. */
final class UnclearIssuer extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnclearIssuer(List<String> trusted) {
        super("suite.security.issuers must trust exactly one issuer for partners, not " + trusted.size() + ": "
                + trusted);
    }
}
