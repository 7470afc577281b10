package org.walletsuite.partnersync.partner;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be an address for webhooks. Where it leads is judged by {@link WebhookTargets}. */
final class WebhookAddress {

    static final String COMPLAINT =
            "Must be an https URL of at most 2000 characters, without user or fragment, with a plain host and port.";

    private static final int LONGEST = 2_000;
    private static final int LAST_PORT = 65_535;

    /** Its last label is no number: {@code 0x7f.1} and {@code 2130706433} are ways to write an IPv4 address. */
    private static final Pattern NAME = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*"
            + "(?![0-9]+$)(?!0x[0-9a-f]*$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final String BYTE = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";

    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");

    private static final int LONGEST_NAME = 253;

    private WebhookAddress() {}

    /**
     * Empty where it is none.
     *
     * @param insecure whether it may do without TLS, as addresses of the own machine do
     */
    static Optional<URI> of(String text, boolean insecure) {
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text);
            var schemes = insecure ? Set.of("https", "http") : Set.of("https");
            return uri.getScheme() != null
                            && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                            && uri.getHost() != null
                            && isPlain(uri.getHost().toLowerCase(Locale.ROOT))
                            && uri.getRawUserInfo() == null
                            && uri.getRawFragment() == null
                            && uri.getPort() != 0
                            && uri.getPort() <= LAST_PORT
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A name without a dot at its end, or an IP address as everybody writes it. */
    private static boolean isPlain(String host) {
        return (host.length() <= LONGEST_NAME && NAME.matcher(host).matches())
                || IPV4.matcher(host).matches()
                || IPV6.matcher(host).matches();
    }
}
