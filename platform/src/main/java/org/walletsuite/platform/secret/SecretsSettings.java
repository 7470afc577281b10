package org.walletsuite.platform.secret;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys for secrets at rest. A key is rotated in three rolling restarts: first list the new one and the current one,
 * in this order, as older keys on all replicas; then make the new one the current one, which leaves the old one as the
 * only older key; finally remove that one once nothing encrypted with it is left. The last key makes fingerprints, so for a
 * day after the removal the retry of a request with a secret may be taken for another request with the same idempotency
 * key, and is then refused.
 *
 * @param key 32 bytes in Base64; it encrypts and decrypts
 * @param olderKeys keys of the same form that decrypt; the last one, where there is any, also makes fingerprints
 */
@ConfigurationProperties("suite.secrets")
record SecretsSettings(
        @DefaultValue("") String key, @DefaultValue List<String> olderKeys) {

    @Override
    public String toString() {
        return "SecretsSettings[]";
    }
}
