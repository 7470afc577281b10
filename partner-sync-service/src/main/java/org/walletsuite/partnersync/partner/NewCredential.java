package org.walletsuite.partnersync.partner;

/**
 * A new pair, which its partner sees once.
 *
 * @param apiKeyHash which is stored; a plain one, because the key is random
 * @param prefix by which the secret is found
 */
record NewCredential(String apiKey, String apiSecret, String apiKeyHash, String prefix, String secretHash) {

    @Override
    public String toString() {
        return "NewCredential[prefix=" + prefix + "]";
    }
}
