package org.walletsuite.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The mail server, and how mails are sent.
 *
 * @param host without one it is the local runner's, which writes mails to files
 * @param port without one the usual port for {@code tls}
 * @param username without one there is no log-in
 * @param tls without a choice {@code NONE} for a server on this machine, else {@code STARTTLS}
 * @param support where answers go and mails say that support is; without one nobody reads answers
 * @param connections how many mails each replica sends at once
 * @param connectTimeout how long the server may take to accept a connection
 * @param readTimeout how long the server may be silent
 * @param giveUpAfter how long a mail is retried that the server refuses for now
 */
@ConfigurationProperties("notification.mail")
record MailSettings(
        @DefaultValue("") String host,
        @Nullable Integer port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @Nullable Tls tls,

        @DefaultValue("Wallet Suite <no-reply@walletsuite.example>")
        String from,

        @DefaultValue("") @Name("reply-to") String support,

        @DefaultValue("4") int connections,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("24h") Duration giveUpAfter) {

    private static final String LOCAL_HOST = "localhost";
    private static final int LOCAL_PORT = 8113;
    private static final int MOST_CONNECTIONS = 10;
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(20);

    /** How the connection is encrypted. */
    enum Tls {
        NONE(25),
        /** Required, not just used where the server offers it. */
        STARTTLS(587),
        TLS(465);

        private final int port;

        Tls(int port) {
            this.port = port;
        }
    }

    MailSettings {
        if (isLiteral(host.strip())) {
            requireAddress(host.strip());
        }
        if (port != null && (port < 1 || port > 65_535)) {
            throw malformed("MAIL_PORT", "is no port: " + port);
        }
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw malformed("MAIL_CONNECTIONS", "must be from 1 to " + MOST_CONNECTIONS + ": " + connections);
        }
        if (username.isEmpty() != password.isEmpty()) {
            throw malformed("MAIL_USERNAME", "and MAIL_PASSWORD are given together or not at all");
        }
        requireTimeout("notification.mail.connect-timeout", connectTimeout);
        requireTimeout("notification.mail.read-timeout", readTimeout);
        if (!giveUpAfter.isPositive()) {
            throw malformed("notification.mail.give-up-after", "must be positive: " + giveUpAfter);
        }
        address("MAIL_FROM", from);
        if (!support.isBlank()) {
            address("MAIL_REPLY_TO", support);
        }
    }

    String server() {
        return host.isBlank() ? LOCAL_HOST : host.strip();
    }

    int serverPort() {
        if (port != null) {
            return port;
        }
        return host.isBlank() ? LOCAL_PORT : encryption().port;
    }

    Tls encryption() {
        if (tls != null) {
            return tls;
        }
        return isThisMachine(server()) ? Tls.NONE : Tls.STARTTLS;
    }

    InternetAddress sender() {
        return address("MAIL_FROM", from);
    }

    /** Null where nobody reads answers. */
    @Nullable
    InternetAddress replyTo() {
        return support.isBlank() ? null : address("MAIL_REPLY_TO", support);
    }

    /** After the {@code @} of the sender. */
    String domain() {
        var address = sender().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static boolean isThisMachine(String host) {
        return host.equalsIgnoreCase(LOCAL_HOST)
                || (isLiteral(host) && InetAddress.ofLiteral(host).isLoopbackAddress());
    }

    /** No host's name looks like that. */
    private static boolean isLiteral(String host) {
        return host.matches("[0-9.]+") || host.contains(":");
    }

    private static void requireAddress(String host) {
        try {
            InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException _) {
            throw malformed("MAIL_HOST", "is neither a host's name nor an address: " + host);
        }
    }

    private static InternetAddress address(String setting, String text) {
        try {
            var addresses = InternetAddress.parse(text, true);
            if (addresses.length == 1 && text.chars().noneMatch(Character::isISOControl)) {
                addresses[0].validate();
                return addresses[0];
            }
        } catch (AddressException e) {
            throw malformed(setting, "is no address: " + e.getMessage());
        }
        throw malformed(setting, "must be one address");
    }

    private static void requireTimeout(String name, Duration time) {
        if (!time.isPositive() || time.compareTo(LONGEST_TIMEOUT) > 0) {
            throw malformed(name, "must be from 1 ms to " + LONGEST_TIMEOUT.toSeconds() + " s: " + time);
        }
    }

    private static IllegalArgumentException malformed(String setting, String why) {
        return new IllegalArgumentException(setting + " " + why);
    }

    @Override
    public String toString() {
        return "MailSettings[server=%s:%s, tls=%s, from=%s]".formatted(server(), serverPort(), encryption(), from);
    }
}
