package org.walletsuite.platform.secret;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How secrets are kept at rest. A key is replaced in three rolling restarts: first the new one is known as an older key to
 * all replicas, then the two change places, and at last, once nothing is left that it sealed, the old one goes.
 *
 * @param key 32 bytes in Base64; it seals, and opens
 * @param olderKeys keys alike that only open
 */
@ConfigurationProperties("suite.secrets")
record SecretsSettings(
        @DefaultValue("") String key, @DefaultValue List<String> olderKeys) {

    @Override
    public String toString() {
        return "SecretsSettings[]";
    }
}
