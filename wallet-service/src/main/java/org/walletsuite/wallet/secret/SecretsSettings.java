package org.walletsuite.wallet.secret;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How secrets are kept at rest.
 *
 * @param key 32 bytes in Base64
 */
@ConfigurationProperties("suite.secrets")
record SecretsSettings(@DefaultValue("") String key) {

    @Override
    public String toString() {
        return "SecretsSettings[]";
    }
}
