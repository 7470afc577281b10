package org.walletsuite.platform.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Spring's firewall, which looks every character of every header up in Unicode's tables; of plain ASCII we know better. */
final class Firewall extends StrictHttpFirewall {

    /** As in {@link StrictHttpFirewall}: assigned characters but controls, in values also tabs. */
    private static final Pattern NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    private static final Pattern VALUE = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    Firewall() {
        setAllowedHeaderNames(name -> isPlain(name) || NAME.matcher(name).matches());
        setAllowedHeaderValues(value -> isPlain(value) || VALUE.matcher(value).matches());
    }

    /** PostgreSQL keeps a zero character in no text: no query may reach it with one. What tells of the error has the same query. */
    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query != null && query.contains("%00") && request.getDispatcherType() == DispatcherType.REQUEST) {
            throw new RequestRejectedException("The query holds a zero character");
        }
        return super.getFirewalledRequest(request);
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
