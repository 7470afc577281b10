package org.walletsuite.platform.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.IntPredicate;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring's firewall, which looks every character of every header up in Unicode's tables, and refuses what HTTP allows:
 * of a phone's name in UTF-8, bytes that mean nothing here.
 */
final class Firewall extends StrictHttpFirewall {

    Firewall() {
        setAllowedHeaderNames(name -> all(name, Firewall::isPrintable));
        setAllowedHeaderValues(value -> all(value, c -> isPrintable(c) || c == '\t' || isOpaque(c)));
    }

    /** Every query is looked at, so that it is refused in one way, whoever reads it or not. What tells of the error has the same query. */
    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query != null && request.getDispatcherType() == DispatcherType.REQUEST && !QuerySyntax.isReadable(query)) {
            throw new RequestRejectedException("The query can't be read");
        }
        return super.getFirewalledRequest(request);
    }

    /** A loop, because every header is looked at whenever it is asked for: a stream of letters took a twentieth of a request. */
    private static boolean all(String text, IntPredicate wanted) {
        for (var i = 0; i < text.length(); i++) {
            if (!wanted.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintable(int c) {
        return c >= ' ' && c <= '~';
    }

    /** RFC 9110's obs-text. */
    private static boolean isOpaque(int c) {
        return c >= 0x80 && c <= 0xff;
    }
}
