package org.walletsuite.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request as if its client had sent this one value of a header, whatever it sent. */
final class RequestWithHeader extends HttpServletRequestWrapper {

    private final String header;
    private final String value;

    RequestWithHeader(HttpServletRequest request, String header, String value) {
        super(request);
        this.header = header;
        this.value = value;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return header.equalsIgnoreCase(name) ? value : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return header.equalsIgnoreCase(name) ? Collections.enumeration(List.of(value)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        var names = Collections.list(super.getHeaderNames());
        if (names.stream().noneMatch(header::equalsIgnoreCase)) {
            names.add(header);
        }
        return Collections.enumeration(names);
    }

    /** The container reads this header by itself. */
    @Override
    public @Nullable String getContentType() {
        return header.equals(HttpHeaders.CONTENT_TYPE) ? value : super.getContentType();
    }
}
