package org.walletsuite.wallet.exchange;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import org.walletsuite.wallet.password.LogInSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The keys that a provider publishes now, at the address that it publishes now. */
final class ProviderKeys implements JWKSetSource<SecurityContext> {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 2_000;
    private static final int MOST_BYTES = 128 * 1024;
    private static final String METADATA = "/.well-known/openid-configuration";

    private final String issuer;
    private final ResourceRetriever retriever = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);

    ProviderKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime, SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            return JWKSet.parse(retrieve(address()));
        } catch (IOException | ParseException | JacksonException e) {
            throw new JWKSetUnavailableException("The keys of " + issuer + " are unavailable", e);
        }
    }

    /** Metadata that names another issuer would let that one's keys sign for this one. */
    private String address() throws IOException {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        var metadata = JsonMapper.shared().readTree(retrieve(base + METADATA));
        var address = metadata.path("jwks_uri").asString("");
        if (!metadata.path("issuer").asString("").equals(issuer) || !LogInSettings.isTrustworthy(address)) {
            throw new IOException("The metadata of " + issuer + " names another issuer, or no usable jwks_uri");
        }
        return address;
    }

    private String retrieve(String address) throws IOException {
        return retriever.retrieveResource(url(address)).getContent();
    }

    private static URL url(String address) throws IOException {
        return URI.create(address).toURL();
    }

    @Override
    public void close() {}
}
