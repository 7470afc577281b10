package org.walletsuite.platform.secret;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys for secrets at rest. A key is rotated in three rolling restarts: first add the new one as an older key on
 * all replicas, then swap the two, and finally remove the old one once nothing encrypted with it is left.
 *
 * @param key 32 bytes in Base64; it encrypts and decrypts
 * @param olderKeys keys of the same form that only decrypt
 */
@ConfigurationProperties("suite.secrets")
record SecretsSettings(
        @DefaultValue("") String key, @DefaultValue List<String> olderKeys) {

    @Override
    public String toString() {
        return "SecretsSettings[]";
    }
}
