package org.walletsuite.notification.preference;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where links in mails lead to.
 *
 * @param publicUrl the gateway's address as users' browsers know it
 */
@ConfigurationProperties("notification")
record LinkSettings(@DefaultValue("http://localhost:8080") URI publicUrl) {

    LinkSettings {
        if (publicUrl.getHost() == null
                || !String.valueOf(publicUrl.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    "notification.public-url must be an http or https address: " + publicUrl);
        }
    }

    /** Without a slash at its end. */
    String base() {
        var text = publicUrl.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
