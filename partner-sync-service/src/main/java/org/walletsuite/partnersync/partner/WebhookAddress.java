package org.walletsuite.partnersync.partner;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be an address for webhooks. Where it leads is checked when something is sent there. */
final class WebhookAddress {

    static final String COMPLAINT = "Must be an https URL without user or fragment.";

    private static final int LONGEST = 2_000;

    private WebhookAddress() {}

    /**
     * Empty where it is none.
     *
     * @param insecure whether it may do without TLS, as addresses of the own machine do
     */
    static Optional<String> of(String text, boolean insecure) {
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text);
            var schemes = insecure ? Set.of("https", "http") : Set.of("https");
            return uri.getScheme() != null
                            && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getRawFragment() == null
                            && uri.getPort() != 0
                            && uri.getPort() <= 65_535
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
